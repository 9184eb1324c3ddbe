// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension FilingV1.QueueEntry {
    init(_ waiting: QueuedFiling, seenBy reviewer: AccountID, now: Instant) {
        let claim = waiting.claim.flatMap { now < $0.until ? $0 : nil }
        let state = waiting.clock.state(at: now)
        self.init(
            filingNumber: waiting.number.text, level: FilingV1.Level(waiting.level),
            submittedAtMs: waiting.submittedAt.ms, claimedUntilMs: claim?.until.ms ?? 0,
            mine: claim?.holder == reviewer, dueMs: waiting.clock.due?.ms ?? 0,
            clock: FilingV1.ClockState(state),
            with: FilingV1.Role(waiting.isSecondLook ? .supervisor : state.holder),
            flags: waiting.flags.all.map(FilingV1.ReviewFlag.init),
            secondLook: waiting.isSecondLook, revision: waiting.revision.rawValue)
    }
}

extension FilingV1.ClaimReply {
    /// The claim a filing carries.
    ///
    /// - Throws: `CLAIM_LOST` if it carries none.
    init(_ filing: Filing) throws(Refusal) {
        guard let claim = filing.claim else { throw Refusal(.claimLost) }
        self.init(
            claimID: UInt64(clamping: claim.id.rawValue), untilMs: claim.until.ms,
            revision: filing.revision.rawValue)
    }
}

extension ReviewDecision {
    /// Takes the decision of a request.
    ///
    /// - Throws: `OUTCOME_REQUIRED`, `REASON_REQUIRED` for an approval with reasons,
    ///   `ITEMS_REQUIRED` for items or a last day with another outcome than a supplement.
    init(_ request: FilingV1.DecideRequest) throws(Refusal) {
        guard
            request.outcome == .supplement
                || request.items.isEmpty && request.supplementDue == nil
        else {
            throw Refusal(.itemsRequired)
        }
        var reasons: [ReviewReason] = []
        for reason in request.reasons { reasons.append(try ReviewReason(reason)) }
        let particulars = try Particulars(fields: request.fields, rules: request.rules)
        switch request.outcome {
        case .unspecified:
            throw Refusal(.outcomeRequired)
        case .approve:
            guard reasons.isEmpty else { throw Refusal(.reasonRequired) }
            try particulars.require(for: [])
            self = .approve(text: request.text)
        case .reject:
            self = .reject(
                reasons: reasons, text: request.text, particulars: particulars)
        case .supplement:
            var items: [SupplementItem] = []
            for item in request.items {
                items.append(
                    try SupplementItem(
                        kind: MaterialKind(item.kind), reason: ReviewReason(item.reason),
                        text: item.text,
                        particulars: Particulars(fields: item.fields, rules: item.rules)))
            }
            self = .supplement(
                items: items, reasons: reasons, text: request.text,
                lastDay: try request.supplementDue.map { date throws(Refusal) in
                    try CivilDate(date, field: "supplement_due")
                }, particulars: particulars)
        }
    }
}
