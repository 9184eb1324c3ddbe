// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A filing that a committed transaction changed, and its revision now.
package struct ChangedFiling: Hashable, Sendable {
    /// Which; `.feed` for a record of the registration system's feed.
    package let filing: FilingID
    /// The revision that was committed.
    package let revision: Revision

    package init(filing: FilingID, revision: Revision) {
        self.filing = filing
        self.revision = revision
    }
}
