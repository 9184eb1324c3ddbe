// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import Glibc

/// Where "now" comes from: the system, or a test.
package protocol WallClock: Sendable {
    /// The present moment.
    func now() -> Instant
    /// Returns at `moment`, or throws `CancellationError` when its task is cancelled earlier.
    func sleep(until moment: Instant) async throws
}

/// The system's clock.
package struct SystemClock: WallClock {
    package init() {}

    package func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(ms: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    package func sleep(until moment: Instant) async throws {
        let span = moment - self.now()
        guard span > Span(ms: 0) else { return }
        try await Task.sleep(for: .milliseconds(span.ms))
    }
}
