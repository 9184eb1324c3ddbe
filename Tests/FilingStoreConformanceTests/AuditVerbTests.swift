// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation
import Testing

@Suite struct AuditVerbTests {
    /// Stands for the chain's hash: says what it was made of.
    private static func link(_ previous: [UInt8], _ seq: Int64, _ fields: AuditFields) -> [UInt8] {
        Array(previous.prefix(30)) + [UInt8(truncatingIfNeeded: seq), UInt8(fields.outcome)]
    }

    private static func entry(_ action: AuditAction, subject: Int64? = nil) -> AuditEntry {
        AuditEntry(
            at: Fixture.start, actor: .account(AccountID(rawValue: 9), .reviewer),
            action: action, subject: subject.map(AccountID.init), filing: FilingID(rawValue: 3),
            region: Fixture.beijing, purpose: .review, object: 4)
    }

    @Test(arguments: Engine.available)
    func `entries get the numbers 1, 2, 3 and are linked to the row before`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let head = try store.point { try $0.auditHead() }
            #expect(head == .start)
            let numbers = try await store.write { transaction in
                try [AuditAction.login, .filingViewed, .logout].map {
                    try transaction.append(Self.entry($0), linkedBy: Self.link)
                }
            }
            #expect(numbers == [1, 2, 3])
            let rows = try store.point { try $0.auditRows(after: 0, limit: 10) }
            var previous = AuditHead.start.hash
            for (row, action) in zip(rows, [AuditAction.login, .filingViewed, .logout]) {
                guard case .record(let record) = row else {
                    Issue.record("unreadable")
                    continue
                }
                #expect(record.fields.entry == Self.entry(action))
                #expect(record.hash == Self.link(previous, record.seq, record.fields))
                previous = record.hash
            }
            #expect(rows.count == 3)
            let after = try store.point { try $0.auditHead() }
            #expect(after == AuditHead(seq: 3, hash: previous))
        }
    }

    @Test(arguments: Engine.available)
    func `an entry goes with the write that it tells of`(engine: Engine) async throws {
        struct Stop: Error {}
        try await engine.withStore { store in
            await #expect(throws: Stop.self) {
                try await store.write { transaction in
                    try transaction.append(Self.entry(.login), linkedBy: Self.link)
                    throw Stop()
                }
            }
            let head = try store.point { try $0.auditHead() }
            #expect(head == .start)
        }
    }

    @Test(arguments: Engine.available)
    func `a person's views are those of others, newest first`(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.write { transaction in
                for (action, subject) in [
                    (AuditAction.filingViewed, 1), (.filingSubmitted, 1), (.fieldsUnmasked, 1),
                    (.filingViewed, 2), (.keyRotated, 1),
                ] as [(AuditAction, Int64)] {
                    try transaction.append(
                        Self.entry(action, subject: subject), linkedBy: Self.link)
                }
            }
            let views = try store.point {
                try $0.views(of: AccountID(rawValue: 1), before: .max, limit: 10)
            }
            #expect(views.map(\.seq) == [3, 1])
        }
    }

    @Test(
        arguments: [
            "UPDATE audit SET region = 31 WHERE seq = 1",
            "DELETE FROM audit WHERE seq = 1",
            "UPDATE audit_checkpoint SET at_ms = 0",
            "DELETE FROM audit_checkpoint",
        ] as [StaticString])
    func `the engine refuses to change the log`(script: StaticString) async throws {
        try await Engine.withFolder { folder in
            let store = try Engine.sqlite.open(folder, SQLiteSettings())
            try await store.write { transaction in
                try transaction.append(Self.entry(.login), linkedBy: Self.link)
                try transaction.keep(Self.checkpoint(.head, 1))
            }
            let path = folder.appending(path: "filing.sqlite").path
            let stranger = try SQLiteConnection(
                path: path, .writing, settings: SQLiteSettings())
            #expect(throws: StorageFault.self) { try stranger.run(script: script) }
            try stranger.close()
            let left = try store.point { try $0.auditRows(after: 0, limit: 9).count }
            #expect(left == 1)
            await store.close()
        }
    }

    @Test func `rows that a signed start lies behind can be purged, no others`() async throws {
        try await Engine.withFolder { folder in
            let store = try Engine.sqlite.open(folder, SQLiteSettings())
            try await store.write { transaction in
                for _ in 1...3 {
                    try transaction.append(Self.entry(.login), linkedBy: Self.link)
                }
                try transaction.keep(Self.checkpoint(.start, 2))
            }
            let path = folder.appending(path: "filing.sqlite").path
            let purge = try SQLiteConnection(path: path, .writing, settings: SQLiteSettings())
            try purge.run(script: "DELETE FROM audit WHERE seq <= 2")
            #expect(throws: StorageFault.self) {
                try purge.run(script: "DELETE FROM audit WHERE seq = 3")
            }
            try purge.close()
            let left = try store.point { try $0.auditRows(after: 0, limit: 9).count }
            #expect(left == 1)
            await store.close()
        }
    }

    @Test(arguments: Engine.available)
    func `checkpoints come back in the order of their rows`(engine: Engine) async throws {
        try await engine.withStore { store in
            let kept = [
                Self.checkpoint(.head, 1), Self.checkpoint(.head, 5), Self.checkpoint(.start, 5),
            ]
            try await store.write { transaction in
                for checkpoint in kept.reversed() { try transaction.keep(checkpoint) }
                try transaction.keep(kept[0])
            }
            try store.point { snapshot in
                let last = try snapshot.lastCheckpoint()
                let page = try snapshot.checkpoints(after: nil, limit: 2)
                let next = try snapshot.checkpoints(after: kept[1], limit: 2)
                #expect(last == kept[2])
                #expect(page == Array(kept[..<2]))
                #expect(next == [kept[2]])
            }
        }
    }

    private static func checkpoint(
        _ kind: AuditCheckpoint.Kind, _ seq: Int64
    ) -> AuditCheckpoint {
        AuditCheckpoint(
            kind: kind, seq: seq, atMs: 7, hash: [UInt8](repeating: 1, count: 32),
            signature: [UInt8](repeating: 2, count: 64))
    }
}
