// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingServer
import Synchronization

/// Keeps the answers to images, for tests that cannot ask the server's key.
package final class CollectingCaptchas: CaptchaSink {
    private struct State {
        var answers: [String] = []
        var waiters: [CheckedContinuation<String, Never>] = []
    }

    private let state = Mutex(State())

    package init() {}

    /// The oldest answer not yet taken; waits for one.
    package func next() async -> String {
        await withCheckedContinuation { continuation in
            let ready = self.state.withLock { state -> String? in
                guard !state.answers.isEmpty else {
                    state.waiters.append(continuation)
                    return nil
                }
                return state.answers.removeFirst()
            }
            if let ready { continuation.resume(returning: ready) }
        }
    }

    /// Forgets the answers that nobody took.
    package func forget() { self.state.withLock { $0.answers = [] } }

    package func note(_ answer: String, of id: [UInt8], at now: Instant) async throws {
        let waiter = self.state.withLock { state -> CheckedContinuation<String, Never>? in
            guard !state.waiters.isEmpty else {
                state.answers.append(answer)
                return nil
            }
            return state.waiters.removeFirst()
        }
        waiter?.resume(returning: answer)
    }
}
