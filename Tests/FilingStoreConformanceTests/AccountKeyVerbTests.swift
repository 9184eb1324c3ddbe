// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation
import Testing

@Suite struct AccountKeyVerbTests {
    private static func key(_ account: Int64, _ version: UInt16 = 1) -> AccountKeyRecord {
        AccountKeyRecord(
            account: AccountID(rawValue: account), version: version,
            wrapped: Sealed(bytes: Fixture.bytes(63, Int(account) * 1_000 + Int(version))))
    }

    @Test(arguments: Engine.available)
    func `a key is kept until it is destroyed, and there is one an account`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            try await store.write { transaction in
                for number: Int64 in 0...2 { try transaction.insert(Self.key(number)) }
            }
            let first = AccountID(rawValue: 1)
            #expect(try store.point { try $0.key(of: first) } == Self.key(1))
            await #expect(throws: StorageFault.self) {
                try await store.write { try $0.insert(Self.key(1)) }
            }
            try await store.write { try $0.destroyKey(of: first) }
            #expect(try store.point { try $0.key(of: first) } == nil)
            #expect(try store.point { try $0.key(of: .house) } == Self.key(0))
            // Again is harmless.
            try await store.write { try $0.destroyKey(of: first) }
        }
    }

    @Test(arguments: Engine.available)
    func `older keys are listed page by page and counted, and rewrapped once`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            try await store.write { transaction in
                for number: Int64 in 0...4 { try transaction.insert(Self.key(number)) }
            }
            let page = try store.point { try $0.keys(wrappedBefore: 2, after: nil, limit: 3) }
            #expect(page == [0, 1, 2].map { Self.key($0) })
            let rest = try store.point {
                try $0.keys(wrappedBefore: 2, after: page.last?.account, limit: 3)
            }
            #expect(rest == [3, 4].map { Self.key($0) })
            try await store.write { transaction in
                try transaction.rewrap(Self.key(0, 2), from: 1)
                // Somebody else was first: this one changes nothing.
                try transaction.rewrap(Self.key(0, 3), from: 1)
                try transaction.rewrap(Self.key(9, 2), from: 1)
            }
            #expect(try store.point { try $0.key(of: .house) } == Self.key(0, 2))
            let counts = try store.point { try $0.keyCounts(wrappedBefore: 2) }
            #expect(counts.all == 5)
            #expect(counts.older == 4)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody adds a key wrapped by what a rotation has retired`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            try await store.write { transaction in
                try transaction.insert(Self.key(0))
                try transaction.insert(Self.key(1))
                try transaction.rewrap(Self.key(0, 2), from: 1)
            }
            let fault = await #expect(throws: StorageFault.self) {
                try await store.write { try $0.insert(Self.key(2, 1)) }
            }
            #expect(fault?.kind == .constraint)
            try await store.write { try $0.insert(Self.key(2, 2)) }
        }
    }

    @Test func `a destroyed key is in no file of the database, log included`() async throws {
        try await Engine.withFolder { folder in
            let store = try Engine.sqlite.open(folder, SQLiteSettings())
            try await store.write { transaction in
                for number: Int64 in 0...200 { try transaction.insert(Self.key(number)) }
            }
            // The positive control: it can be found while it is there.
            let wrapped = Self.key(77).wrapped.bytes
            #expect(try Self.files(folder, contain: wrapped))
            try await store.write { try $0.destroyKey(of: AccountID(rawValue: 77)) }
            #expect(try !Self.files(folder, contain: wrapped))
            #expect(try Self.files(folder, contain: Self.key(78).wrapped.bytes))
            await store.close()
            #expect(try !Self.files(folder, contain: wrapped))
        }
    }

    @Test func `a reader that holds the log delays the erasure, and does not prevent it`()
        async throws
    {
        try await Engine.withFolder { folder in
            let store = try Engine.sqlite.open(folder, SQLiteSettings())
            try await store.write { transaction in
                for number: Int64 in 0...20 { try transaction.insert(Self.key(number)) }
            }
            let path = folder.appending(path: "filing.sqlite").path
            let reader = try SQLiteConnection(path: path, .reading, settings: SQLiteSettings())
            try reader.run(script: "BEGIN")
            try reader.run(.accountKeyGet, ["account_id": .integer(7)]) { _ in }
            let wrapped = Self.key(7).wrapped.bytes
            try await store.write { try $0.destroyKey(of: AccountID(rawValue: 7)) }
            #expect(try Self.files(folder, contain: wrapped))
            try reader.run(script: "COMMIT")
            try reader.close()
            // The next write of anybody takes it up again.
            try await store.write { try $0.insert(Self.key(21)) }
            #expect(try !Self.files(folder, contain: wrapped))
            await store.close()
        }
    }

    private static func files(_ folder: URL, contain bytes: [UInt8]) throws -> Bool {
        try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil
        ).contains { try Data(contentsOf: $0).range(of: Data(bytes)) != nil }
    }
}
