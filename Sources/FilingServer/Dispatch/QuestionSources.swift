// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Synchronization

/// Who has asked how often what is answered without an account; in memory, and only while it counts.
final class QuestionSources: Sendable {
    private let allowance: Mutex<QuestionAllowance<SourceAddress>>

    /// Nobody has asked yet.
    ///
    /// - Parameter reason: what a question too many is refused with.
    init(refusingWith reason: Reason) {
        self.allowance = Mutex(
            QuestionAllowance(since: Instant(ms: 0), refusingWith: reason))
    }

    /// Uses one question of an address.
    ///
    /// - Throws: the reason it was made with.
    func spend(_ source: SourceAddress, now: Instant) throws(Refusal) {
        try self.allowance.withLock { allowance throws(Refusal) in
            try allowance.spend(source, now: now)
        }
    }
}
