// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// An account to be made.
package struct NewAccount: Hashable, Sendable {
    /// From `Transaction.nextAccountID()`: the what is sealed is sealed for this number.
    package let id: AccountID
    /// The sealed phone and its blind index; nil for staff without one.
    package let phone: SealedPhone?
    /// In its normalised form; nil if the account is named by its phone.
    package let userName: String?
    /// What the person is.
    package let role: Role
    /// The staff's region; nil for applicants.
    package let region: RegionCode?
    /// The sealed password record.
    package let credential: Sealed
    /// When it was made.
    package let createdAt: Instant

    package init(
        id: AccountID, phone: SealedPhone?, userName: String?, role: Role, region: RegionCode?,
        credential: Sealed, createdAt: Instant
    ) {
        self.id = id
        self.phone = phone
        self.userName = userName
        self.role = role
        self.region = region
        self.credential = credential
        self.createdAt = createdAt
    }

    /// A phone with what finds it.
    package struct SealedPhone: Hashable, Sendable {
        /// 11 digits, sealed for the account.
        package let digits: Sealed
        /// 16 bytes.
        package let index: [UInt8]

        package init(digits: Sealed, index: [UInt8]) {
            self.digits = digits
            self.index = index
        }
    }
}
