// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// The member of staff that a call of the security administrator names.
enum StaffAccount {
    /// A person of a regional centre: no call changes an administrator.
    ///
    /// - Throws: `USER_NAME_INVALID`, `STAFF_UNKNOWN`, `ADMINISTRATOR_FIXED`.
    static func named(_ text: String, in snapshot: Snapshot) throws -> StaffRecord {
        guard let staff = try snapshot.staff(userName: UserName(text: text)) else {
            throw Refusal(.staffUnknown)
        }
        guard staff.role.isRegionalStaff else { throw Refusal(.administratorFixed) }
        return staff
    }

    /// The same once more, after it was changed.
    static func again(_ staff: StaffRecord, in snapshot: Snapshot) throws -> StaffRecord {
        guard let staff = try snapshot.staff(staff.id) else { throw Refusal(.staffUnknown) }
        return staff
    }
}
