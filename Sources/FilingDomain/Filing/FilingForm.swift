// SPDX-License-Identifier: Apache-2.0

/// What the applicant fills in for one exam; always within its limits.
package struct FilingForm: Hashable, Sendable {
    /// The level filed for.
    package let level: Level
    /// Where: where the person works or lives.
    package let region: RegionCode
    /// Postal address, one line.
    package let address: String
    /// A word to the reviewer, in lines; may be empty.
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
        try FreeText.require(address, "address", 1...Self.addressLimit, as: .line)
        try FreeText.require(note, "note", 0...Self.noteLimit, as: .paragraphs)
        self.level = level
        self.region = region
        self.address = address
        self.note = note
    }
}

extension Refusal {
    /// A field that is missing, too long or out of range.
    package static func fieldInvalid(_ field: String, limit: Int) -> Refusal {
        Refusal(.fieldInvalid, ["field": .text(field), "limit": .number(UInt64(max(0, limit)))])
    }
}
