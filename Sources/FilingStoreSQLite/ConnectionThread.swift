// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Synchronization

/// A thread that owns a connection: opens it, works with it and closes it.
final class ConnectionThread: Sendable {
    private let ended = DispatchSemaphore(value: 0)

    /// Starts the thread and returns when its connection is open.
    ///
    /// - Throws: what `open` throws; the thread has ended then.
    init(
        _ name: String, open: @escaping @Sendable () throws -> SQLiteConnection,
        work: @escaping @Sendable (SQLiteConnection) -> Void
    ) throws {
        let opened = DispatchSemaphore(value: 0)
        let outcome = OpeningOutcome()
        let ended = self.ended
        let thread = Thread {
            defer { ended.signal() }
            do {
                let connection = try open()
                opened.signal()
                work(connection)
            } catch {
                outcome.failure.withLock { $0 = error }
                opened.signal()
            }
        }
        thread.name = name
        thread.start()
        opened.wait()
        if let error = outcome.failure.withLock({ $0 }) { throw error }
    }

    /// Waits until the thread has ended; not on an event loop.
    func join() { self.ended.wait() }
}

/// How the opening went, handed from one thread to another.
private final class OpeningOutcome: Sendable {
    let failure = Mutex<(any Error)?>(nil)
}
