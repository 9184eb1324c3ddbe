// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// An account as it is stored.
package struct AccountRecord: Hashable, Sendable {
    /// Which.
    package let id: AccountID
    /// 11 digits, sealed; nil for staff without one.
    package let phone: Sealed?
    /// The name to log in with besides the phone.
    package let userName: String?
    /// What the person is.
    package let role: Role
    /// The staff's region; nil for applicants.
    package let region: RegionCode?
    /// The sealed password record.
    package let credential: Sealed
    /// Sessions of an earlier epoch are ended.
    package let epoch: Int64
    /// When it was made.
    package let createdAt: Instant

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.id()
        self.phone = try columns.sealedOrNil()
        self.userName = try columns.textOrNil()
        self.role = try columns.code()
        self.region = try columns.homeRegion()
        self.credential = try columns.sealed()
        self.epoch = try columns.integer()
        self.createdAt = try columns.instant()
    }
}
