// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// The one timer of a connection, armed for its earliest deadline.
struct DeadlineTimer {
    /// What it is armed for.
    let deadline: NIODeadline
    private let scheduled: Scheduled<Void>

    /// Arms a timer.
    ///
    /// The delay is computed from `now`, so that a test's clock decides what is over.
    init(
        deadline: NIODeadline, now: NIODeadline, on eventLoop: any EventLoop,
        _ action: @escaping () -> Void
    ) {
        self.deadline = deadline
        self.scheduled = eventLoop.assumeIsolated().scheduleTask(
            in: max(.zero, deadline - now), action)
    }

    /// Disarms it.
    func cancel() { self.scheduled.cancel() }
}
