// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// The password rules of an account that exists: all that is known of its owner is forbidden in it.
enum OwnerRules {
    static func rules(
        for account: AccountRecord, in snapshot: Snapshot, _ personal: PersonalData
    ) throws -> PasswordRules {
        let profile = try StoredProfile(of: account.id, in: snapshot, personal).value
        return PasswordRules(
            phone: try personal.phone(of: account, in: snapshot),
            userName: try account.userName.map { try UserName(text: $0) },
            idNumber: profile.identity?.number)
    }
}
