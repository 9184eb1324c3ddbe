// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

extension Snapshot {
    /// The applicant's own filing as it stands at `now`.
    ///
    /// - Throws: `FILING_NUMBER_INVALID`; `FILING_NOT_FOUND`, also if it is somebody else's.
    func filing(
        _ number: String, ownedBy owner: AccountID, at now: Instant
    ) throws -> Filing {
        try self.filing(try FilingNumber(text: number), ownedBy: owner).seen(at: now)
    }
}
