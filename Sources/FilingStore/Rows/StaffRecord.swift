// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A member of staff as it is stored, without password and second factor.
package struct StaffRecord: Hashable, Sendable {
    package let id: AccountID
    /// The name to log in with.
    package let userName: String
    package let role: Role
    /// Nil for administrators.
    package let region: RegionCode?
    package let createdAt: Instant
    /// Since when they are shut out; nil if they are not.
    package let disabledAt: Instant?

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.id()
        self.userName = try columns.text()
        self.role = try columns.code()
        self.region = try columns.regionOrNil()
        self.createdAt = try columns.instant()
        self.disabledAt = try columns.instantOrNil()
    }
}
