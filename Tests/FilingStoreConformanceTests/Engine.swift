// SPDX-License-Identifier: Apache-2.0

import FilingStore
import FilingStoreSQLite
import Foundation
import Logging
import Testing

/// A storage engine that the suite runs on.
struct Engine: Sendable, CustomTestStringConvertible {
    let name: String
    let open: @Sendable (URL, SQLiteSettings) throws -> any Store

    var testDescription: String { self.name }

    /// Every engine this machine has.
    static let available = [Engine.sqlite]

    static let sqlite = Engine(name: "SQLite") { folder, settings in
        let store = try SQLiteStore.open(
            path: folder.appending(path: "filing.sqlite").path, settings: settings,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        store.allotSeats(by: TestSeatDesk())
        return store
    }

    /// Runs a test on an empty store, which is closed and removed afterwards.
    func withStore<R>(
        settings: SQLiteSettings = SQLiteSettings(), _ body: (any Store) async throws -> R
    ) async throws -> R {
        try await Self.withFolder { folder in
            let store = try self.open(folder, settings)
            do {
                let result = try await body(store)
                await store.close()
                return result
            } catch {
                await store.close()
                throw error
            }
        }
    }

    static func withFolder<R>(_ body: (URL) async throws -> R) async throws -> R {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}
