// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Holds whoever comes until so many are there at once; then all go on.
///
/// Shows that things are done side by side without looking at a clock.
package final class Gathering: Sendable {
    private struct State {
        var count = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Lets everybody pass until told to gather.
    package init() {}

    /// From now on the next `count` wait for each other.
    package func gather(_ count: Int) { self.state.withLock { $0.count = count } }

    /// Returns when enough are there.
    package func arrive() async {
        await withCheckedContinuation { continuation in
            let ready = self.state.withLock { state -> [CheckedContinuation<Void, Never>] in
                state.waiting.append(continuation)
                guard state.waiting.count >= state.count else { return [] }
                defer { state = State() }
                return state.waiting
            }
            for continuation in ready { continuation.resume() }
        }
    }
}
