// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Jobs on their way from many callers to a few threads.
final class BoundedQueue<Job: Sendable>: Sendable {
    private let limit: Int
    private let condition = NSCondition()
    private let state = Mutex(State())

    private struct State {
        var jobs: [Job] = []
        var isClosed = false
        /// Threads that wait for a job.
        var waiting = 0
    }

    /// What became of a job that was brought.
    enum Admission {
        case queued
        case full
        case closed
    }

    init(limit: Int) { self.limit = limit }

    /// Jobs that wait now.
    var count: Int { self.state.withLock { $0.jobs.count } }

    /// Brings a job; wakes a thread if one waits.
    func push(_ job: Job) -> Admission {
        self.condition.lock()
        defer { self.condition.unlock() }
        return self.state.withLock { state in
            guard !state.isClosed else { return .closed }
            guard state.jobs.count < self.limit else { return .full }
            state.jobs.append(job)
            if state.waiting > 0 { self.condition.signal() }
            return .queued
        }
    }

    /// Takes the oldest jobs, waiting until there is one.
    ///
    /// - Returns: 1...`most` jobs; empty once the queue is closed and drained.
    func take(most: Int) -> [Job] {
        self.condition.lock()
        defer { self.condition.unlock() }
        while true {
            let batch: [Job]? = self.state.withLock { state in
                guard !state.jobs.isEmpty else {
                    guard !state.isClosed else { return [] }
                    state.waiting += 1
                    return nil
                }
                guard state.jobs.count > most else {
                    defer { state.jobs = [] }
                    return state.jobs
                }
                defer { state.jobs.removeFirst(most) }
                return Array(state.jobs.prefix(most))
            }
            if let batch { return batch }
            self.condition.wait()
            self.state.withLock { $0.waiting -= 1 }
        }
    }

    /// Takes no more jobs; those inside are still handed out.
    func close() {
        self.condition.lock()
        defer { self.condition.unlock() }
        self.state.withLock { $0.isClosed = true }
        self.condition.broadcast()
    }
}
