// SPDX-License-Identifier: Apache-2.0

import Dispatch
import FilingDomain
import Foundation
import Glibc
import Synchronization

/// A thread for work that must not hold up an event loop, with a short queue in front.
///
/// One after another: however many ask, they take one core at most. Where the loops want that core,
/// they come first (a nice value of 10 weighs a tenth of 0), so that a storm of logins leaves room
/// to those who file.
final class Sideline: Sendable {
    private typealias Job = @Sendable () -> Void

    private struct State {
        var jobs: [Job] = []
        var isClosed = false
    }

    /// Shared with the thread, which outlives its owner by the jobs that wait.
    private final class Queue: Sendable {
        let state = Mutex(State())
        let filled = DispatchSemaphore(value: 0)

        /// Runs jobs until the queue is closed and empty.
        func work() {
            while true {
                self.filled.wait()
                let (jobs, isClosed) = self.state.withLock { state in
                    defer { state.jobs = [] }
                    return (state.jobs, state.isClosed)
                }
                for job in jobs { job() }
                if isClosed { return }
            }
        }
    }

    private let queue = Queue()
    private let waiting = Mutex(0)
    private let limit: Int
    private let full: Refusal
    private static let niceness: Int32 = 10

    /// - Parameters:
    ///   - name: of the thread, at most 15 bytes.
    ///   - limit: jobs that wait at most.
    ///   - full: what the one too many is told.
    init(_ name: String, limit: Int, full: Refusal) {
        self.limit = limit
        self.full = full
        let queue = self.queue
        let thread = Thread {
            // On Linux, 0 is the calling thread; more niceness is always permitted.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
            queue.work()
        }
        thread.name = name
        thread.start()
    }

    deinit {
        self.queue.state.withLock { $0.isClosed = true }
        self.queue.filled.signal()
    }

    /// Does something there.
    ///
    /// - Throws: what `body` throws; the refusal given at the start, at once, when too many wait.
    func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        let isAdmitted = self.waiting.withLock { waiting in
            guard waiting < self.limit else { return false }
            waiting += 1
            return true
        }
        guard isAdmitted else { throw self.full }
        defer { self.waiting.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            self.queue.state.withLock { state in
                state.jobs.append { continuation.resume(with: Swift.Result(catching: body)) }
            }
            self.queue.filled.signal()
        }
    }
}
