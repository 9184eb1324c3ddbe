// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What reviewers were told in the race for filings, and what follows from that alone.
final class ClaimTestimony: Sendable {
    /// Something that the server said yes to.
    struct Said {
        let reviewer: Int
        let filing: String
        let claim: UInt64
        let what: What
        /// Places in the order in which this process asked and was answered.
        let asked: Int
        let answered: Int
    }

    enum What: Hashable {
        /// The claim, or more time for it.
        case holds(untilMs: Int64)
        case returned
        case decided(revision: UInt64)
    }

    /// 15 minutes, as domain.md section 9 has it.
    static let leaseMs: Int64 = 900_000

    private struct State {
        var order = 0
        var said: [Said] = []
    }

    private let state = Mutex(State())

    /// The next place in the order of asking and being answered.
    func place() -> Int {
        self.state.withLock { state in
            state.order += 1
            return state.order
        }
    }

    /// Keeps a yes that has just come.
    func keep(_ reviewer: Int, _ filing: String, claim: UInt64, _ what: What, asked: Int) {
        self.state.withLock { state in
            state.order += 1
            state.said.append(
                Said(
                    reviewer: reviewer, filing: filing, claim: claim, what: what, asked: asked,
                    answered: state.order))
        }
    }

    /// One lease of one filing, from the first word of it to the last.
    struct Lease {
        let claim: UInt64
        let holders: Set<Int>
        let grantedMs: Int64
        let untilMs: Int64
        /// When its grant was answered.
        let answered: Int
        /// When giving it back was asked for first; nil if it was not.
        let returnAsked: Int?
        /// Revisions that decisions under it made.
        let decisions: [UInt64]

        init(_ claim: UInt64, _ said: [Said]) {
            let ends = said.compactMap { one -> Int64? in
                guard case .holds(let until) = one.what else { return nil }
                return until
            }
            self.claim = claim
            self.holders = Set(said.map(\.reviewer))
            self.grantedMs = (ends.min() ?? .max) - ClaimTestimony.leaseMs
            self.untilMs = ends.max() ?? .max
            self.answered = said.map(\.answered).min() ?? 0
            self.returnAsked = said.filter { $0.what == .returned }.map(\.asked).min()
            self.decisions = said.compactMap { one in
                guard case .decided(let revision) = one.what else { return nil }
                return revision
            }
        }
    }

    /// The leases of each filing, in the order of their numbers.
    var leases: [String: [Lease]] {
        let said = self.state.withLock { $0.said }
        return Dictionary(grouping: said, by: \.filing).mapValues { words in
            Dictionary(grouping: words, by: \.claim).map { Lease($0.key, $0.value) }
                .sorted { $0.claim < $1.claim }
        }
    }

    /// What two reviewers cannot both have been told; nil if it fits together.
    static func contradiction(in leases: [Lease]) -> String? {
        for lease in leases where lease.holders.count != 1 {
            return "claim \(lease.claim) has holders \(lease.holders.sorted())"
        }
        for (one, next) in zip(leases, leases.dropFirst()) {
            // Given back before, or over by the server's own time.
            let isReturned = one.returnAsked.map { $0 < next.answered } ?? false
            guard isReturned || one.untilMs <= next.grantedMs else {
                return "claims \(one.claim) and \(next.claim) overlap"
            }
            guard one.decisions.isEmpty else {
                return "decided under claim \(one.claim), and claimed again as \(next.claim)"
            }
        }
        return nil
    }
}
