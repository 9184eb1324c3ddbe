// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal

/// What logins are tried on: an account, or a name that has none.
///
/// Both are digests of one form, so that the rows about them, and the time they take, do not tell
/// which names have accounts. Source: domain.md section 2, number 9.
struct LoginSubject: Hashable, Sendable {
    /// 16 bytes.
    let bytes: [UInt8]

    init(_ account: AccountID, keys: ServerKeys) {
        self.bytes =
            BlindIndex(
                of: "account:\(account.rawValue)", field: .loginSubject, keys: keys
            ).bytes
    }

    /// - Parameter name: as it was typed.
    init(nameWithoutAccount name: String, keys: ServerKeys) {
        self.bytes = BlindIndex(of: "name:\(name)", field: .loginSubject, keys: keys).bytes
    }
}
