// SPDX-License-Identifier: Apache-2.0

/// How a review ends: always with what the applicant must be told.
///
/// Source: domain.md section 9.
package enum ReviewDecision: Hashable, Sendable {
    /// 审核通过.
    case approve(text: String)
    /// 审核不通过.
    case reject(reasons: [ReviewReason], text: String, particulars: Particulars = .none)
    /// 补充材料: only the listed kinds reopen; due on that day, or when usual if none is named.
    case supplement(
        items: [SupplementItem], reasons: [ReviewReason], text: String, lastDay: CivilDate? = nil,
        particulars: Particulars = .none)

    /// One item a kind at most.
    package static let itemsLimit = MaterialKind.allCases.count

    /// What happens to the filing.
    var action: FilingAction {
        switch self {
        case .approve: .approve
        case .reject: .reject
        case .supplement: .supplement
        }
    }

    /// Whether it gives a reason, itself or with one of its items.
    package func says(_ reason: ReviewReason) -> Bool {
        switch self {
        case .approve: false
        case .reject(let reasons, _, _): reasons.contains(reason)
        case .supplement(let items, let reasons, _, _, _):
            reasons.contains(reason) || items.contains { $0.reason == reason }
        }
    }

    /// What the audit log says of it.
    package var auditAction: AuditAction {
        switch self {
        case .approve: .filingApproved
        case .reject: .filingRejected
        case .supplement: .supplementAsked
        }
    }

    /// What goes into the history, checked.
    ///
    /// - Throws: `REASON_REQUIRED`, `TEXT_REQUIRED`, `ITEMS_REQUIRED`, `FIELD_INVALID`,
    ///   `MISMATCH_FIELDS_REQUIRED`, `NOT_ELIGIBLE_RULES_REQUIRED`.
    func judgement() throws(Refusal) -> Judgement {
        switch self {
        case .approve(let text):
            return try Self.judgement([], text, [], .none)
        case .reject(let reasons, let text, let particulars):
            guard !reasons.isEmpty, Set(reasons).count == reasons.count else {
                throw Refusal(.reasonRequired)
            }
            return try Self.judgement(reasons, text, [], particulars)
        case .supplement(let items, let reasons, let text, _, let particulars):
            guard (1...Self.itemsLimit).contains(items.count),
                Set(items.map(\.kind)).count == items.count
            else {
                throw Refusal(.itemsRequired)
            }
            guard Set(reasons).count == reasons.count else { throw Refusal(.reasonRequired) }
            for item in items { try item.particulars.require(for: [item.reason]) }
            return try Self.judgement(reasons, text, items, particulars)
        }
    }

    private static func judgement(
        _ reasons: [ReviewReason], _ text: String, _ items: [SupplementItem],
        _ particulars: Particulars
    ) throws(Refusal) -> Judgement {
        try particulars.require(for: reasons)
        guard text.unicodeScalars.count <= Judgement.textLimit,
            !reasons.contains(.other) || !text.isEmpty
        else {
            throw Refusal(.textRequired, ["limit": .number(UInt64(Judgement.textLimit))])
        }
        guard FreeText.isShowable(text, as: .paragraphs) else {
            throw Refusal.fieldInvalid("text", limit: Judgement.textLimit)
        }
        return Judgement(reasons: reasons, text: text, items: items, particulars: particulars)
    }
}
