// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A pre-check that a provider is to be asked about.
package struct DuePreCheck: Hashable, Sendable {
    /// Whose.
    package let account: AccountID
    /// What of.
    package let subject: PreCheck.Subject
    /// The profile's revision that it belongs to.
    package let revision: Revision
    /// How often a provider failed to answer.
    package let attempts: Int

    init(_ columns: inout Columns) throws(StorageFault) {
        self.account = try columns.id()
        self.subject = try columns.code()
        self.revision = try columns.revision()
        self.attempts = try columns.number()
    }
}
