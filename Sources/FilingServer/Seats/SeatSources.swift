// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Synchronization

/// Who has asked how often about seats; in memory, and only while it counts.
final class SeatSources: Sendable {
    private let allowance = Mutex(
        EligibilityAllowance<SourceAddress>(since: Instant(ms: 0), refusingWith: .seatsTooOften))

    /// Uses one question of an address.
    ///
    /// - Throws: `SEATS_TOO_OFTEN`.
    func spend(_ source: SourceAddress, now: Instant) throws(Refusal) {
        try self.allowance.withLock { allowance throws(Refusal) in
            try allowance.spend(source, now: now)
        }
    }
}
