// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

@Suite struct MaterialVerbTests {
    @Test(arguments: Engine.available)
    func `an upload is its owner's, and counts while it is open`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (owner, other, filing) = try await Self.people(store)
            let upload = try await store.write { try $0.insert(Self.upload(owner, filing)) }
            let record = try store.point { try $0.upload(upload, ownedBy: owner) }
            #expect(record.id == upload)
            #expect(record.account == owner)
            #expect(record.filing == filing)
            #expect(record.kind == .education)
            #expect(record.file == FileFacts(sizeBytes: 2_097_152, sha256: Fixture.digest(1)))
            #expect(record.createdAt == Fixture.start)
            #expect(record.expiresAt == Fixture.start + .day)
            #expect(record.material == nil)
            #expect(throws: Refusal(.uploadNotFound)) {
                try store.point { try $0.upload(upload, ownedBy: other) }
            }
            func open(at now: Instant) throws -> Int {
                try store.point { try $0.openUploads(of: owner, now: now) }
            }
            #expect(try open(at: Fixture.start) == 1)
            #expect(try open(at: Fixture.start + .day) == 0)
            let later = Fixture.start + .hours(30)
            try await store.write { try $0.setExpiry(of: upload, to: later) }
            #expect(try open(at: Fixture.start + .day) == 1)
            try await store.write { try $0.delete(upload) }
            #expect(try open(at: Fixture.start) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `an upload is committed once and remembers its material`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (owner, _, filing) = try await Self.people(store)
            let (upload, material) = try await store.write { transaction in
                let upload = try transaction.insert(Self.upload(owner, filing))
                let material = try transaction.insert(Self.material(filing, blob: upload))
                try transaction.markCommitted(upload, as: material)
                return (upload, material)
            }
            let record = try store.point { try $0.upload(upload, ownedBy: owner) }
            #expect(record.material == material)
            #expect(
                try store.point { try $0.openUploads(of: owner, now: Fixture.start) } == 0)
            await #expect(throws: Refusal(.uploadNotFound)) {
                try await store.write { try $0.markCommitted(upload, as: material) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `upload numbers are never used again`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (owner, _, filing) = try await Self.people(store)
            let numbers = try await store.write { transaction in
                try (0..<3).map { _ in
                    let upload = try transaction.insert(Self.upload(owner, filing))
                    try transaction.delete(upload)
                    return upload.rawValue
                }
            }
            #expect(numbers == [1, 2, 3])
        }
    }

    @Test(arguments: Engine.available)
    func `a new version takes the place of the one before, which is kept`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (owner, other, filing) = try await Self.people(store)
            let ids = try await store.write { transaction in
                [
                    try transaction.insert(
                        Self.material(filing, .education, digest: 1, blob: .init(rawValue: 11))),
                    try transaction.insert(
                        Self.material(filing, .idFront, digest: 2, blob: .init(rawValue: 12))),
                    try transaction.insert(
                        Self.material(filing, .education, digest: 3, blob: .init(rawValue: 13))),
                ]
            }
            let (current, all, first) = try store.point { snapshot in
                (
                    try snapshot.currentMaterials(of: filing),
                    try snapshot.materials(of: filing, limit: 500),
                    try snapshot.material(ids[0], of: filing)
                )
            }
            #expect(current.map(\.id) == [ids[1], ids[2]])
            #expect(current.map(\.kind) == [.idFront, .education])
            #expect(all.map(\.id) == [ids[2], ids[1], ids[0]])
            #expect(all.map(\.isCurrent) == [true, true, false])
            #expect(first.blob == UploadID(rawValue: 11))
            #expect(first.at == Fixture.start)
            #expect(throws: Refusal(.materialNotFound)) {
                try store.point { try $0.material(ids[0], of: FilingID(rawValue: 99)) }
            }
            let blobs = try store.point { snapshot in
                [
                    try snapshot.blob(of: owner, sha256: Fixture.digest(1)),
                    try snapshot.blob(of: owner, sha256: Fixture.digest(4)),
                    try snapshot.blob(of: other, sha256: Fixture.digest(1)),
                ]
            }
            #expect(blobs == [UploadID(rawValue: 11), nil, nil])
        }
    }

    @Test(arguments: Engine.available)
    func `a reply is kept for a key, one per account, for 24 hours`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let mine = IdempotentReply.Key(account: AccountID(rawValue: 1), bytes: [1, 2, 3])
            let others = IdempotentReply.Key(account: AccountID(rawValue: 2), bytes: [1, 2, 3])
            let nobodys = IdempotentReply.Key(account: nil, bytes: [1, 2, 3])
            let reply = IdempotentReply(
                requestHash: Fixture.digest(1), reply: Fixture.sealed(""), at: Fixture.start)
            try await store.write { try $0.keep(reply, for: mine) }
            func found(_ key: IdempotentReply.Key, _ age: Span) throws -> IdempotentReply? {
                try store.point { try $0.reply(for: key, now: Fixture.start + age) }
            }
            #expect(try found(mine, .hours(0)) == reply)
            #expect(try found(mine, Span(ms: Span.day.ms - 1)) == reply)
            #expect(try found(mine, .day) == nil)
            #expect(try found(others, .hours(0)) == nil)
            #expect(try found(nobodys, .hours(0)) == nil)
            await #expect(throws: StorageFault.self) {
                try await store.write { try $0.keep(reply, for: mine) }
            }
            let again = IdempotentReply(
                requestHash: Fixture.digest(2), reply: Fixture.sealed("7"), at: Fixture.start + .day
            )
            try await store.write { try $0.keep(again, for: mine) }
            #expect(try found(mine, .day) == again)
        }
    }

    @Test(arguments: Engine.available)
    func `the sweep removes forgotten replies only`(engine: Engine) async throws {
        try await engine.withStore { store in
            let removed = try await store.write { transaction in
                for hour in 0..<5 {
                    try transaction.keep(
                        IdempotentReply(
                            requestHash: Fixture.digest(1), reply: Fixture.sealed("1"),
                            at: Fixture.start + .hours(Int64(hour))),
                        for: .init(account: nil, bytes: [UInt8(hour)]))
                }
                // 24 hours after the third: that one and the two before are forgotten.
                let now = Fixture.start + .hours(26)
                return [
                    try transaction.sweepReplies(now: now, limit: 2),
                    try transaction.sweepReplies(now: now, limit: 2),
                    try transaction.sweepReplies(now: now, limit: 2),
                ]
            }
            #expect(removed == [2, 1, 0])
        }
    }

    private static func people(
        _ store: any Store
    ) async throws -> (owner: AccountID, other: AccountID, filing: FilingID) {
        try await store.write { transaction in
            let owner = try transaction.applicant(1)
            let other = try transaction.applicant(2)
            return (owner, other, try transaction.draft(of: owner).id)
        }
    }

    private static func upload(_ owner: AccountID, _ filing: FilingID) -> NewUpload {
        NewUpload(
            account: owner, filing: filing, kind: .education,
            file: FileFacts(sizeBytes: 2_097_152, sha256: Fixture.digest(1)),
            createdAt: Fixture.start, expiresAt: Fixture.start + .day)
    }

    private static func material(
        _ filing: FilingID, _ kind: MaterialKind = .education, digest: Int = 1, blob: UploadID
    ) -> NewMaterial {
        NewMaterial(
            filing: filing, kind: kind,
            file: FileFacts(sizeBytes: 9, sha256: Fixture.digest(digest)), blob: blob,
            at: Fixture.start)
    }
}
