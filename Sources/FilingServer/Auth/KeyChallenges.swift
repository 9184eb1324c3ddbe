// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Synchronization

/// The challenges given to centres' programs and not answered yet: one for a connection.
///
/// Anybody may ask for one, so none is ever refused for want of room: a newer one takes the place of
/// the oldest, which is gone sooner than a program needs to sign only if somebody opens 20,000
/// connections meanwhile.
final class KeyChallenges: Sendable {
    private struct Pending {
        let challenge: CentreChallenge
        let until: Instant
    }

    private struct State {
        var byConnection: [UInt64: Pending] = [:]
        /// Connections in the order they asked first, for forgetting.
        var order: [UInt64] = []
        var first = 0
    }

    private let state = Mutex(State())

    /// A program signs at once.
    static let lifetime = Span.seconds(60)
    /// Twice the connections that a server takes by default.
    static let capacity = 20_000

    init() {}

    /// Keeps a challenge until its answer, in place of an earlier one of its connection.
    func begin(_ challenge: CentreChallenge, now: Instant) {
        let pending = Pending(challenge: challenge, until: now + Self.lifetime)
        self.state.withLock { state in
            let earlier = state.byConnection.updateValue(pending, forKey: challenge.connection)
            guard earlier == nil else { return }
            state.order.append(challenge.connection)
            guard state.order.count - state.first > Self.capacity else { return }
            state.byConnection[state.order[state.first]] = nil
            state.first += 1
            guard state.first > Self.capacity else { return }
            state.order.removeFirst(state.first)
            state.first = 0
        }
    }

    /// Takes the challenge of a connection; each can be taken once.
    func take(nonce: [UInt8], of connection: UInt64, now: Instant) -> CentreChallenge? {
        self.state.withLock { state in
            guard let pending = state.byConnection[connection],
                pending.challenge.nonce == nonce
            else {
                return nil
            }
            state.byConnection[connection] = nil
            return now < pending.until ? pending.challenge : nil
        }
    }
}
