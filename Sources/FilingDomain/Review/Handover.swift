// SPDX-License-Identifier: Apache-2.0

/// Who has a filing before them changes, by a supervisor's word or because somebody is partial.
package struct Handover: Hashable, Sendable {
    /// What it is.
    package let kind: Kind
    /// Who says so.
    package let by: AccountID
    /// Who gets it, or who is kept from it; nil: it goes back to the queue.
    package let subject: AccountID?
    /// Why, in words for the region's staff only.
    package let text: String

    /// Raw values are stored.
    package enum Kind: Int32, Sendable, CaseIterable {
        /// A supervisor gives the filing to somebody, or back to the queue.
        case reassigned = 1
        /// Somebody is partial and can no longer claim it.
        case recused = 2
    }

    /// 500 characters: a paragraph.
    package static let textLimit = 500
    /// People kept from one filing: more than a regional centre has who review.
    package static let recusalsLimit = 100

    /// - Throws: `FIELD_INVALID` naming `text`, which must not be blank.
    init(
        _ kind: Kind, by: AccountID, subject: AccountID?, text: String
    ) throws(Refusal) {
        try FreeText.require(text, "text", 1...Self.textLimit, as: .paragraphs)
        self.kind = kind
        self.by = by
        self.subject = subject
        self.text = text
    }
}
