// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// Somebody of the region whom a call names.
enum RegionReviewer {
    /// An active reviewer or supervisor; another region's is as absent as nobody.
    ///
    /// - Throws: `USER_NAME_INVALID`, `REVIEWER_UNKNOWN`.
    static func named(
        _ text: String, in region: RegionCode, _ snapshot: Snapshot
    ) throws -> Reviewer {
        let staff = try snapshot.staff(userName: UserName(text: text))
        guard let staff, staff.region == region, staff.disabledAt == nil,
            staff.role == .reviewer || staff.role == .supervisor
        else {
            throw Refusal(.reviewerUnknown)
        }
        return Reviewer(account: staff.id, role: staff.role)
    }
}
