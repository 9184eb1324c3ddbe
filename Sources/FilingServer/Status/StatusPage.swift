// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// What the applicant is told about a filing.
struct StatusPage {
    let filing: Filing
    private let judgement: Judgement
    private let seat: FilingV1.SeatView?
    private let due: Instant?
    private let hotline: String
    private let unread: Int
    private let now: Instant

    /// Reads it.
    ///
    /// - Throws: `FILING_NOT_FOUND` if the account has no such filing.
    init(
        _ number: FilingNumber, ownedBy owner: AccountID, in snapshot: Snapshot,
        _ personal: PersonalData, by plans: PlanShelf, at now: Instant
    ) throws {
        try self.init(
            snapshot.filing(number, ownedBy: owner), in: snapshot, personal, by: plans, at: now)
    }

    /// Reads what belongs to a filing.
    init(
        _ filing: Filing, in snapshot: Snapshot, _ personal: PersonalData, by plans: PlanShelf,
        at now: Instant
    ) throws {
        self.filing = try filing.seen(at: now)
        self.seat = try FilingV1.SeatView.of(self.filing, in: snapshot, at: now)
        self.unread = try snapshot.unreadNotices(of: filing.owner)
        self.now = now
        self.hotline = plans.current.regions[filing.region]?.hotline ?? ""
        switch self.filing.state {
        case .draft:
            self.due = try snapshot.window(of: self.filing.region, by: plans.current).closes
        case .pending: self.due = self.filing.clock.due
        case .supplement: self.due = self.filing.supplementDeadline?.due
        case .approved, .rejected, .withdrawn, .lapsed, .revoked: self.due = nil
        }
        // Most states carry no judgement: their status costs one read and no key.
        switch self.filing.state {
        case .rejected, .supplement, .revoked, .approved:
            self.judgement =
                try personal.lastDecision(on: self.filing, in: snapshot)?.judgement ?? .none
        case .draft, .pending, .withdrawn, .lapsed:
            self.judgement = .none
        }
    }

    /// As a message.
    var reply: FilingV1.StatusReply {
        let clock = self.filing.clockState(at: self.now)
        return FilingV1.StatusReply(
            filingNumber: self.filing.number.text,
            state: FilingV1.FilingState(self.filing.state),
            revision: self.filing.revision.rawValue,
            sinceMs: self.filing.stateSince.ms,
            claimed: self.filing.runningClaim(at: self.now) != nil,
            next: self.nextAction,
            reasons: self.judgement.reasons.map(FilingV1.ReviewReason.init),
            text: self.judgement.text,
            items: self.judgement.items.map(FilingV1.SupplementItem.init),
            with: self.filing.turn(at: self.now).map(FilingV1.Role.init) ?? .unspecified,
            dueMs: self.due?.ms ?? 0, clock: FilingV1.ClockState(clock),
            advice: clock == .stale ? Self.staleAdvice : [], seat: self.seat,
            unreadNotices: UInt32(clamping: self.unread),
            fields: self.judgement.particulars.fields.map(FilingV1.FormField.init),
            rules: self.judgement.particulars.rules.map(\.rawValue),
            hotline: clock == .stale ? self.hotline : "")
    }

    /// In the order in which they help.
    ///
    /// Source: domain.md section 9.
    private static let staleAdvice: [FilingV1.StaleAdvice] = [
        .readNotices, .callHotline, .consultOnline,
    ]

    private var nextAction: FilingV1.NextAction {
        switch self.filing.state {
        case .draft: .submit
        case .supplement: .supplement
        case .approved: .register
        // Nobody has these any more: whoever waited would wait in vain.
        case .rejected, .withdrawn, .lapsed, .revoked: .fileAgain
        case .pending: .none
        }
    }
}
