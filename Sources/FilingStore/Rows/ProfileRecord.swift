// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What a person has stated about themselves.
///
/// Each part is replaced whole and never searched, except for the number's index: the store keeps
/// the envelopes it is given.
package struct ProfileRecord: Hashable, Sendable {
    /// How often it changed.
    package var revision: Revision
    /// Name and number; nil until stated.
    package var identity: Identity?
    /// Encoded education records; nil until stated.
    package var education: Sealed?
    /// Encoded work periods and certificates; nil until stated.
    package var work: Sealed?
    /// The last change.
    package var updatedAt: Instant

    package init(
        revision: Revision, identity: Identity?, education: Sealed?, work: Sealed?,
        updatedAt: Instant
    ) {
        self.revision = revision
        self.identity = identity
        self.education = education
        self.work = work
        self.updatedAt = updatedAt
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.revision = try columns.revision()
        let words = try columns.sealedOrNil()
        let index = try columns.bytesOrNil()
        if let words, let index {
            self.identity = Identity(words: words, idNumberIndex: index)
        } else {
            self.identity = nil
        }
        self.education = try columns.sealedOrNil()
        self.work = try columns.sealedOrNil()
        self.updatedAt = try columns.instant()
    }

    /// Name and number as on the resident identity card.
    package struct Identity: Hashable, Sendable {
        /// Name and number.
        package let words: Sealed
        /// The number's blind index, 16 bytes.
        package let idNumberIndex: [UInt8]

        package init(words: Sealed, idNumberIndex: [UInt8]) {
            self.words = words
            self.idNumberIndex = idNumberIndex
        }
    }
}
