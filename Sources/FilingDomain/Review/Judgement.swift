// SPDX-License-Identifier: Apache-2.0

/// Reasons, words and items of a decision.
package struct Judgement: Hashable, Sendable {
    /// Why.
    package let reasons: [ReviewReason]
    /// In the reviewer's words; may be empty.
    package let text: String
    /// What to supplement.
    package let items: [SupplementItem]
    /// What the reasons are about.
    package let particulars: Particulars

    package init(
        reasons: [ReviewReason], text: String, items: [SupplementItem],
        particulars: Particulars = .none
    ) {
        self.reasons = reasons
        self.text = text
        self.items = items
        self.particulars = particulars
    }

    /// Nothing to say, as with every action that is not a decision.
    package static let none = Judgement(reasons: [], text: "", items: [])

    /// Whether a person's words belong to it, which are kept sealed.
    package var hasWords: Bool { !self.text.isEmpty || self.items.contains { !$0.text.isEmpty } }

    /// 2,000 characters: a page.
    package static let textLimit = 2_000
}

/// One item that a supplement asks for.
package struct SupplementItem: Hashable, Sendable {
    /// The kind that is opened for upload again.
    package let kind: MaterialKind
    /// Why.
    package let reason: ReviewReason
    /// In the reviewer's words; mandatory for `other`.
    package let text: String
    /// What the reason is about.
    package let particulars: Particulars

    /// 500 characters: a paragraph.
    package static let textLimit = 500

    /// Checks and takes an item.
    ///
    /// - Throws: `TEXT_REQUIRED`; `FIELD_INVALID` for a text that steers a screen.
    package init(
        kind: MaterialKind, reason: ReviewReason, text: String, particulars: Particulars = .none
    ) throws(Refusal) {
        guard text.unicodeScalars.count <= Self.textLimit, reason != .other || !text.isEmpty else {
            throw Refusal(.textRequired, ["limit": .number(UInt64(Self.textLimit))])
        }
        guard FreeText.isShowable(text, as: .paragraphs) else {
            throw Refusal.fieldInvalid("text", limit: Self.textLimit)
        }
        self.kind = kind
        self.reason = reason
        self.text = text
        self.particulars = particulars
    }
}
