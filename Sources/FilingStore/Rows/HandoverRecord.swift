// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// One time that a filing was passed on, as it is stored.
package struct HandoverRecord: Hashable, Sendable {
    /// The revision that it made.
    package let revision: Revision
    /// What was done.
    package let kind: Handover.Kind
    /// When.
    package let at: Instant
    /// Why, sealed under the key of the filing's owner; nil if their account is closed.
    package let words: Sealed?
    /// The user name of who did it; nil if the account is gone.
    package let by: String?
    /// The user name of who got it, or is kept from it; nil for the queue.
    package let subject: String?

    init(_ columns: inout Columns) throws(StorageFault) {
        self.revision = try columns.revision()
        self.kind = try columns.code()
        self.at = try columns.instant()
        self.words = try columns.sealedOrNil()
        self.by = try columns.textOrNil()
        self.subject = try columns.textOrNil()
    }
}
