// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Filings in every state, for the tests of this folder.
enum FilingFixture {
    static let now = Instant(ms: 1_770_000_000_000)
    static let later = now + .hours(1)
    static let calendar = Calendars.published
    static let owner = AccountID(rawValue: 7)
    static let reviewer = AccountID(rawValue: 8)
    static let other = AccountID(rawValue: 9)
    /// Whoever could take a second look.
    static let supervisors: Set = [AccountID(rawValue: 20), AccountID(rawValue: 21)]

    static func form(note: String = "") throws -> FilingForm {
        try FilingForm(
            level: .junior, region: RegionCode(text: "11"), address: "样本市样本区", note: note)
    }

    /// Both pre-checks passed.
    static let complete = AccountStanding(
        identity: .settled(.verified), education: .settled(.verified))

    /// Evidence with which every submit passes.
    static let fullEvidence = SubmissionEvidence(
        declaration: "d-1", declarationInForce: "d-1", missingProfileParts: [],
        standing: Self.complete,
        requiredKinds: [.idFront], presentKinds: Set(MaterialKind.allCases),
        renewedKinds: Set(MaterialKind.allCases))

    /// A filing as the store would hand it out.
    static func filing(
        in state: FilingState, claim: Claim? = nil, items: [SupplementItem]? = nil,
        supplementDue: Instant = Self.now + .day
    ) throws -> Filing {
        let asked = try items ?? [SupplementItem(kind: .idFront, reason: .unreadable, text: "")]
        guard let number = FilingNumber(region: try RegionCode(text: "11"), digits: 123_456_789)
        else {
            throw Refusal(.filingNumberInvalid)
        }
        return Filing(
            id: FilingID(rawValue: 1), number: number, owner: self.owner,
            exam: .socialWork2026, level: .junior, region: try RegionCode(text: "11"), state: state,
            revision: Revision(rawValue: 5), stateSince: self.now, createdAt: self.now,
            submittedAt: state == .draft ? nil : self.now, claim: claim,
            supplementKinds: state == .supplement ? asked.map(\.kind) : [],
            supplementDeadline: state == .supplement
                ? SupplementDeadline(set: supplementDue, since: self.now, extensions: []) : nil,
            clock: state == .pending
                ? ReviewClock.none.started(at: self.now, by: self.calendar) : .none)
    }

    /// A filing that `reviewer` has claimed at `now`.
    static func claimed() throws -> Filing {
        let pending = try self.filing(in: .pending)
        let change = try pending.claimed(by: self.reviewer, role: .reviewer, now: self.now)
        guard let change else { throw Refusal(.claimLost) }
        return change.filing
    }
}

extension Filing {
    /// A decision that chance did not pick.
    func decided(
        _ decision: ReviewDecision, claim: ClaimID, by reviewer: AccountID, role: Role,
        seen: Revision, now: Instant, calendar: WorkingCalendar
    ) throws(Refusal) -> FilingChange {
        try self.decided(
            decision, claim: claim, by: reviewer, role: role, seen: seen, draw: .passes,
            among: FilingFixture.supervisors, now: now,
            calendar: calendar)
    }
}
