// SPDX-License-Identifier: Apache-2.0

/// What the applicant fills in for one exam; always within its limits.
package struct FilingForm: Hashable, Sendable {
    /// The level filed for.
    package let level: Level
    /// Where: where the person works or lives.
    package let region: RegionCode
    /// Postal address.
    package let address: String
    /// A word to the reviewer; may be empty.
    package let note: String

    /// 1...200 characters: the longest postal addresses in use have about 120.
    package static let addressLimit = 200
    /// 500 characters: a paragraph.
    package static let noteLimit = 500

    /// Checks and takes a form.
    ///
    /// - Throws: `FIELD_INVALID` naming `address` or `note`.
    package init(
        level: Level, region: RegionCode, address: String, note: String
    ) throws(Refusal) {
        guard !address.isEmpty, Self.isWithin(address, Self.addressLimit) else {
            throw Refusal.fieldInvalid("address", limit: Self.addressLimit)
        }
        guard Self.isWithin(note, Self.noteLimit) else {
            throw Refusal.fieldInvalid("note", limit: Self.noteLimit)
        }
        self.level = level
        self.region = region
        self.address = address
        self.note = note
    }

    /// Few bytes are few characters: the dear count is for long texts only.
    private static func isWithin(_ text: String, _ limit: Int) -> Bool {
        text.utf8.count <= limit || text.unicodeScalars.count <= limit
    }
}

extension Refusal {
    /// A field that is missing, too long or out of range.
    package static func fieldInvalid(_ field: String, limit: Int) -> Refusal {
        Refusal(.fieldInvalid, ["field": .text(field), "limit": .number(UInt64(max(0, limit)))])
    }
}
