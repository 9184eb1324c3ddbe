// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Synchronization

/// The SCRAM exchanges between their two calls, by nonce.
final class LoginExchanges: Sendable {
    /// One exchange under way.
    struct Pending: Sendable {
        /// What checks the client's proof.
        let exchange: ScramServerExchange
        /// Whose login it would be; nil for a name that has no account.
        let account: Account?
        /// What the try counts for.
        let subject: LoginSubject
        /// Forgotten then.
        let until: Instant
    }

    /// What a login has to know of an account.
    struct Account: Hashable, Sendable {
        let id: AccountID
        let role: Role
        /// A password set between the two halves has raised it: the proof is of the old one.
        let epoch: Int64
    }

    private struct State {
        var pending: [String: Pending] = [:]
        /// Nonces in the order they were begun, for forgetting.
        var order: [String] = []
        var first = 0
    }

    private let state = Mutex(State())

    /// A person types a password in well under a minute; a client computes for about 0.1 s.
    static let lifetime = Span.seconds(60)
    /// 20,000 are about 20 MB: ten minutes of an opening-day storm of 30 logins a second.
    static let capacity = 20_000

    init() {}

    /// Keeps an exchange until its second call.
    ///
    /// - Throws: `TOO_MANY_LOGINS` when full.
    func begin(_ pending: Pending, now: Instant) throws(Refusal) {
        let kept = self.state.withLock { state -> Bool in
            Self.forgetEnded(&state, now: now)
            guard state.pending.count < Self.capacity else { return false }
            state.pending[pending.exchange.nonce] = pending
            state.order.append(pending.exchange.nonce)
            return true
        }
        guard kept else {
            throw Refusal(.tooManyLogins, ["retry_after_ms": .number(1_000)])
        }
    }

    /// Takes the exchange of a nonce; each can be taken once.
    func take(nonce: String, now: Instant) -> Pending? {
        let pending = self.state.withLock { $0.pending.removeValue(forKey: nonce) }
        guard let pending, now < pending.until else { return nil }
        return pending
    }

    private static func forgetEnded(_ state: inout State, now: Instant) {
        while state.first < state.order.count {
            let nonce = state.order[state.first]
            if let pending = state.pending[nonce] {
                guard now >= pending.until else { break }
                state.pending[nonce] = nil
            }
            state.first += 1
        }
        if state.first > Self.capacity {
            state.order.removeFirst(state.first)
            state.first = 0
        }
    }
}
