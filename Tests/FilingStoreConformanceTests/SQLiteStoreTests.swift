// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation
import GRDBSQLite
import Logging
import Testing

/// What only SQLite can get wrong.
@Suite struct SQLiteStoreTests {
    private static let synchronous = Statement("PRAGMA synchronous")

    @Test func `commits are synced: synchronous reads back as 2`() async throws {
        try await Engine.sqlite.withStore { store in
            let level = try await store.write { transaction in
                try transaction.first(Self.synchronous, [:]) { try $0.integer() }
            }
            #expect(level == 2)
        }
    }

    @Test func `a full disk is a clean fault, and room brings the service back`() async throws {
        try await Engine.sqlite.withStore { store in
            let before = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                _ = try transaction.draft(of: owner)
                // No page more than there is.
                try transaction.connection.run(script: "PRAGMA max_page_count = 1")
                return owner
            }
            let profile = ProfileRecord(
                revision: Revision(rawValue: 1), identity: nil,
                education: Sealed(bytes: Fixture.bytes(100_000, 1)), work: nil,
                updatedAt: Fixture.start)
            let fault = await #expect(throws: StorageFault.self) {
                try await store.write { try $0.put(profile, of: before) }
            }
            #expect(fault?.kind == .full)
            #expect(store.health == .serving)
            #expect(try store.point { try $0.profile(of: before) } == nil)

            try await store.write { transaction in
                try transaction.connection.run(script: "PRAGMA max_page_count = 1000000")
            }
            try await store.write { try $0.put(profile, of: before) }
            #expect(try store.point { try $0.profile(of: before) } == profile)
        }
    }

    @Test func `who fits on a full disk is not failed by who does not`() async throws {
        try await Engine.sqlite.withStore { store in
            let owner = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                try transaction.connection.run(script: "PRAGMA max_page_count = 1")
                return owner
            }
            let faults = await withTaskGroup(of: StorageFault.Kind?.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        do {
                            try await store.write { transaction in
                                guard number % 2 == 0 else {
                                    return try transaction.revokeSessions(of: owner)
                                }
                                try transaction.put(
                                    ProfileRecord(
                                        revision: .none.next, identity: nil,
                                        education: Sealed(bytes: Fixture.bytes(100_000, number)),
                                        work: nil,
                                        updatedAt: Fixture.start), of: owner)
                            }
                            return nil
                        } catch {
                            return (error as? StorageFault)?.kind
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(faults.compactMap { $0 } == Array(repeating: .full, count: 10))
            #expect(try store.point { try $0.account(owner) }?.epoch == 10)
        }
    }

    @Test func `after a failed commit nothing is acknowledged any more`() async throws {
        try await Engine.sqlite.withStore { store in
            let kept = try await store.write { try $0.applicant(1) }
            let lost = await #expect(throws: StorageFault.self) {
                try await store.write { transaction in
                    let connection = try #require(transaction.connection as? SQLiteConnection)
                    // The commit fails, as it would if the disk did.
                    _ = sqlite3_commit_hook(connection.raw, { _ in 1 }, nil)
                    return try transaction.applicant(2)
                }
            }
            #expect(lost != nil)
            #expect(store.health == .stopped)
            let refused = await #expect(throws: StorageFault.self) {
                try await store.write { try $0.applicant(3) }
            }
            #expect(refused?.kind == .stopped)
            // What was acknowledged can still be read.
            let found = try store.point { snapshot in
                try (1...3).map {
                    try snapshot.account(phoneIndex: Fixture.index($0), now: Fixture.start)?.id
                }
            }
            #expect(found == [kept, nil, nil])
        }
    }

    @Test func `another process's write is seen soon, one's own at once`() async throws {
        try await Engine.withFolder { folder in
            let mine = try Engine.sqlite.open(folder, SQLiteSettings())
            let other = try Engine.sqlite.open(folder, SQLiteSettings())
            for number in 0..<50 {
                let id = try await mine.write { try $0.applicant(number) }
                #expect(try mine.point { try $0.account(id) } != nil)
            }
            let id = try await other.write { try $0.applicant(50) }
            while try mine.point({ try $0.account(id) }) == nil { await Task.yield() }
            await mine.close()
            await other.close()
        }
    }

    @Test func `a database of a later version is refused and left alone`() async throws {
        try await Engine.withFolder { folder in
            let store = try Engine.sqlite.open(folder, SQLiteSettings())
            try await store.write { transaction in
                try transaction.connection.run(
                    script: "INSERT INTO schema_version (version) VALUES (1000)")
            }
            await store.close()
            let fault = #expect(throws: StorageFault.self) {
                try Engine.sqlite.open(folder, SQLiteSettings())
            }
            #expect(fault?.kind == .newerSchema)
        }
    }

    @Test func `a file that is no database is refused`() async throws {
        try await Engine.withFolder { folder in
            let path = folder.appending(path: "filing.sqlite")
            try Data(repeating: 0x41, count: 8_192).write(to: path)
            let fault = #expect(throws: StorageFault.self) {
                try Engine.sqlite.open(folder, SQLiteSettings())
            }
            #expect(fault?.kind == .corrupt)
        }
    }

    @Test func `the log is copied into the database as it grows`() async throws {
        var settings = SQLiteSettings()
        settings.checkpointPages = 20
        try await Engine.withFolder { folder in
            let store = try Engine.sqlite.open(folder, settings)
            let database = folder.appending(path: "filing.sqlite").path
            let log = database + "-wal"
            func size(_ path: String) throws -> Int {
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                return try #require(attributes[.size] as? Int)
            }
            for number in 0..<300 {
                let id = try await store.write { try $0.applicant(number) }
                // Leaves a snapshot behind, which must not hold the log back.
                #expect(try store.point { try $0.account(id) } != nil)
            }
            // 300 commits of at least three pages each would be 3.7 MB without checkpoints.
            #expect(try size(log) < 600_000)
            await store.close()
            #expect(!FileManager.default.fileExists(atPath: log))
            let again = try Engine.sqlite.open(folder, settings)
            #expect(try again.point { try $0.account(AccountID(rawValue: 300)) } != nil)
            await again.close()
        }
    }
}
