// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingServer
import Synchronization

/// Stands in for the telephone network: keeps what was sent, and can be out of order.
package final class CollectingSender: SMSSender {
    /// A message as it would arrive.
    package struct Message: Sendable {
        /// To whom.
        package let phone: PhoneNumber
        /// What it says.
        package let text: String

        /// The six digits in it; nil if there are none.
        package var code: String? {
            self.text.split(whereSeparator: { !$0.isASCII || !$0.isNumber })
                .first { $0.count == 6 }.map(String.init)
        }
    }

    /// The network is down.
    package struct Outage: Error {
        package init() {}
    }

    private struct State {
        var messages: [Message] = []
        var failure: (any Error)?
        var waiters: [CheckedContinuation<Message, Never>] = []
    }

    private let state = Mutex(State())
    /// Where sendings can be made to wait for each other.
    package let door = Gathering()

    package init() {}

    /// Breaks the network, so that each try fails with that; nil mends it.
    package func set(failure: (any Error)?) { self.state.withLock { $0.failure = failure } }

    /// The oldest message not yet taken; waits for one.
    package func next() async -> Message {
        await withCheckedContinuation { continuation in
            let ready = self.state.withLock { state -> Message? in
                guard !state.messages.isEmpty else {
                    state.waiters.append(continuation)
                    return nil
                }
                return state.messages.removeFirst()
            }
            if let ready { continuation.resume(returning: ready) }
        }
    }

    package func send(_ text: String, to phone: PhoneNumber, at now: Instant) async throws {
        await self.door.arrive()
        let message = Message(phone: phone, text: text)
        let waiter = try self.state.withLock { state -> CheckedContinuation<Message, Never>? in
            if let failure = state.failure { throw failure }
            guard !state.waiters.isEmpty else {
                state.messages.append(message)
                return nil
            }
            return state.waiters.removeFirst()
        }
        waiter?.resume(returning: message)
    }
}
