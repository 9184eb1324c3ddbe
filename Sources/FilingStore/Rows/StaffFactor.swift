// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The second factor of a member of staff.
package struct StaffFactor: Hashable, Sendable {
    /// The sealed TOTP secret.
    package let secret: Sealed
    /// The last step a code was taken for; nil before the first.
    package let lastStep: Int64?

    init(_ columns: inout Columns) throws(StorageFault) {
        self.secret = try columns.sealed()
        self.lastStep = try columns.integerOrNil()
    }
}
