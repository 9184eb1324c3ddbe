// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What a person has stated about themselves.
///
/// Education and work are replaced whole and never searched: the store keeps them as the bytes it
/// is given.
package struct ProfileRecord: Hashable, Sendable {
    /// How often it changed.
    package var revision: Revision
    /// Name and number; nil until stated.
    package var identity: Identity?
    /// Encoded education records; nil until stated.
    package var education: [UInt8]?
    /// Encoded work periods and certificates; nil until stated.
    package var work: [UInt8]?
    /// The last change.
    package var updatedAt: Instant

    package init(
        revision: Revision, identity: Identity?, education: [UInt8]?, work: [UInt8]?,
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
        let name = try columns.textOrNil()
        let idNumber = try columns.textOrNil()
        let index = try columns.bytesOrNil()
        if let name, let idNumber, let index {
            self.identity = Identity(name: name, idNumber: idNumber, idNumberIndex: index)
        } else {
            self.identity = nil
        }
        self.education = try columns.bytesOrNil()
        self.work = try columns.bytesOrNil()
        self.updatedAt = try columns.instant()
    }

    /// Name and number as on the resident identity card.
    package struct Identity: Hashable, Sendable {
        /// As typed.
        package let name: String
        /// 18 characters.
        package let idNumber: String
        /// The number's blind index, 16 bytes.
        package let idNumberIndex: [UInt8]

        package init(name: String, idNumber: String, idNumberIndex: [UInt8]) {
            self.name = name
            self.idNumber = idNumber
            self.idNumberIndex = idNumberIndex
        }
    }
}
