// SPDX-License-Identifier: Apache-2.0

import NIOCore
import Synchronization

/// Runs the tasks of an event loop's calls on that event loop.
final class LoopExecutor: TaskExecutor {
    private struct Queue {
        var jobs: [UnownedJob] = []
        var isScheduled = false
    }

    private let eventLoop: any EventLoop
    private let queue = Mutex(Queue())

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// Queues a job; jobs that come together cost one wake-up of the loop.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isFirst = self.queue.withLock { queue in
            queue.jobs.append(job)
            defer { queue.isScheduled = true }
            return !queue.isScheduled
        }
        if isFirst { self.eventLoop.execute { self.runJobs() } }
    }

    private func runJobs() {
        let jobs = self.queue.withLock { queue in
            defer { queue = Queue() }
            return queue.jobs
        }
        let executor = self.asUnownedTaskExecutor()
        for job in jobs { job.runSynchronously(on: executor) }
    }
}
