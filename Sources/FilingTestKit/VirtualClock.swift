// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingServer
import Synchronization

/// A clock that stands still until a test moves it.
package final class VirtualClock: WallClock {
    private struct Sleeper {
        let until: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Instant
        var sleepers: [UInt64: Sleeper] = [:]
        var cancelled: Set<UInt64> = []
        var nextSleeper: UInt64 = 1
    }

    private let state: Mutex<State>

    /// Starts at 2026-02-02 02:40 UTC+8, a Monday within the filing window.
    package init(now: Instant = Instant(ms: 1_769_971_200_000)) {
        self.state = Mutex(State(now: now))
    }

    package func now() -> Instant { self.state.withLock { $0.now } }

    /// How many sleep now.
    package var sleeperCount: Int { self.state.withLock { $0.sleepers.count } }

    /// Moves on and wakes whoever slept until then.
    package func advance(by span: Span) {
        let due = self.state.withLock { state in
            state.now = state.now + span
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for key in due.keys { state.sleepers[key] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in due { continuation.resume() }
    }

    package func sleep(until moment: Instant) async throws {
        let number = self.state.withLock { state in
            defer { state.nextSleeper += 1 }
            return state.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                self.begin(number, until: moment, continuation)
            }
        } onCancel: {
            let sleeper = self.state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: number)
                if sleeper == nil { state.cancelled.insert(number) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func begin(
        _ number: UInt64, until moment: Instant,
        _ continuation: CheckedContinuation<Void, any Error>
    ) {
        enum Outcome { case slept, cancelled, waits }
        let outcome = self.state.withLock { state -> Outcome in
            if state.cancelled.remove(number) != nil { return .cancelled }
            if moment <= state.now { return .slept }
            state.sleepers[number] = Sleeper(until: moment, continuation: continuation)
            return .waits
        }
        switch outcome {
        case .slept: continuation.resume()
        case .cancelled: continuation.resume(throwing: CancellationError())
        case .waits: break
        }
    }
}
