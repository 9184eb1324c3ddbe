// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// What the applicant is told about a filing.
struct StatusPage {
    let filing: Filing
    private let judgement: Judgement
    private let unread: Int

    /// Reads it.
    ///
    /// - Throws: `FILING_NOT_FOUND` if the account has no such filing.
    init(
        _ number: FilingNumber, ownedBy owner: AccountID, in snapshot: Snapshot,
        _ personal: PersonalData
    ) throws {
        try self.init(snapshot.filing(number, ownedBy: owner), in: snapshot, personal)
    }

    /// Reads what belongs to a filing.
    init(_ filing: Filing, in snapshot: Snapshot, _ personal: PersonalData) throws {
        self.filing = filing
        self.unread = try snapshot.unreadNotices(of: filing.owner)
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
    func reply(at now: Instant) -> FilingV1.StatusReply {
        FilingV1.StatusReply(
            filingNumber: self.filing.number.text,
            state: FilingV1.FilingState(self.filing.state),
            revision: self.filing.revision.rawValue,
            sinceMs: self.filing.stateSince.ms,
            claimed: self.filing.runningClaim(at: now) != nil,
            next: self.nextAction,
            reasons: self.judgement.reasons.map(FilingV1.ReviewReason.init),
            text: self.judgement.text,
            items: self.judgement.items.map(FilingV1.SupplementItem.init),
            unreadNotices: UInt32(clamping: self.unread))
    }

    private var nextAction: FilingV1.NextAction {
        switch self.filing.state {
        case .draft: .submit
        case .supplement: .supplement
        case .approved: .register
        case .rejected: .fileAgain
        case .pending, .withdrawn, .lapsed, .revoked: .none
        }
    }
}
