// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import Testing

/// Why `OpenDatabase` sets a pragma after opening.
@Suite struct GRDBDefaultTests {
    @Test func `without setting it last, GRDB leaves synchronous at 1`() async throws {
        try await Engine.withFolder { folder in
            var configuration = Configuration()
            configuration.journalMode = .wal
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            let queue = try DatabaseQueue(
                path: folder.appending(path: "bare.sqlite").path, configuration: configuration)
            let level = try await queue.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
            // When this fails, GRDB has changed and the reason for our own pragma is gone.
            #expect(level == 1)
            try queue.close()
        }
    }
}
