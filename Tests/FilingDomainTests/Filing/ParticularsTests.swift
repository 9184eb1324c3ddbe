// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// Reasons that could mean many things say which.
@Suite struct ParticularsTests {
    private static func rules(_ ids: String...) -> [RuleID] { ids.map { RuleID(rawValue: $0) } }

    private static func decide(_ decision: ReviewDecision) throws -> Judgement {
        let claimed = try FilingFixture.claimed()
        let claim = try #require(claimed.claim)
        return try claimed.decided(
            decision, claim: claim.id, by: FilingFixture.reviewer, role: .reviewer,
            seen: claimed.revision, now: FilingFixture.now, calendar: FilingFixture.calendar
        ).entry.judgement
    }

    @Test func `a mismatch names its fields, a lack of eligibility its rules`() throws {
        let both = Particulars(fields: [.school, .graduation], rules: Self.rules("A4"))
        let told = try Self.decide(
            .reject(reasons: [.mismatch, .notEligible], text: "", particulars: both))
        #expect(told.particulars == both)
        #expect(told.reasons == [.mismatch, .notEligible])
    }

    @Test(arguments: [
        ([ReviewReason.mismatch], Particulars.none, Reason.mismatchFieldsRequired),
        ([.noSeal], Particulars(fields: [.school]), .mismatchFieldsRequired),
        ([.mismatch], Particulars(fields: [.school, .school]), .mismatchFieldsRequired),
        ([.notEligible], .none, .notEligibleRulesRequired),
        (
            [.noSeal], Particulars(rules: [RuleID(rawValue: "A4")]), .notEligibleRulesRequired
        ),
        (
            [.notEligible], Particulars(rules: Array(repeating: RuleID(rawValue: "A4"), count: 2)),
            .notEligibleRulesRequired
        ),
        ([.mismatch, .notEligible], Particulars(fields: [.name]), .notEligibleRulesRequired),
    ])
    func `what does not go with the reasons is refused, of the whole and of an item`(
        reasons: [ReviewReason], particulars: Particulars, refusal: Reason
    ) throws {
        let whole = #expect(throws: Refusal.self) {
            try Self.decide(.reject(reasons: reasons, text: "", particulars: particulars))
        }
        #expect(whole?.reason == refusal)
        guard reasons.count == 1 else { return }
        let item = try SupplementItem(
            kind: .education, reason: reasons[0], text: "", particulars: particulars)
        let part = #expect(throws: Refusal.self) {
            try Self.decide(.supplement(items: [item], reasons: [], text: ""))
        }
        #expect(part?.reason == refusal)
    }

    @Test func `a revocation names what a rejection names`() throws {
        let approved = try FilingFixture.filing(in: .approved)
        let refusal = #expect(throws: Refusal.self) {
            try approved.revoked(
                for: [.mismatch], text: "查无此证", by: FilingFixture.reviewer, role: .supervisor,
                seen: approved.revision, now: FilingFixture.now)
        }
        #expect(refusal?.reason == .mismatchFieldsRequired)
        let change = try approved.revoked(
            for: [.mismatch], text: "查无此证", particulars: Particulars(fields: [.school]),
            by: FilingFixture.reviewer, role: .supervisor, seen: approved.revision,
            now: FilingFixture.now)
        #expect(change.entry.judgement.particulars.fields == [.school])
    }

    @Test func `rules are the plan's of the level, and the refusal lists them`() throws {
        let pack = RulePack(
            version: "1",
            rules: [("A1", Level.junior), ("A2", .junior), ("M1", .intermediate)].map {
                EligibilityRule(
                    id: RuleID(rawValue: $0.0), level: $0.1, major: .any, certificate: nil,
                    anchor: .work, graduation: .byCutOff, grounds: [])
            }, majors: SocialWorkMajors([:]))
        func decision(_ ids: [RuleID]) -> ReviewDecision {
            .reject(
                reasons: [.notEligible], text: "", particulars: Particulars(rules: ids))
        }
        try decision(Self.rules("A2", "A1")).requireRules(of: pack, for: .junior)
        try ReviewDecision.approve(text: "").requireRules(of: pack, for: .junior)
        for wrong in [[], Self.rules("M1"), Self.rules("A1", "Z9")] {
            let refusal = #expect(throws: Refusal.self) {
                try decision(wrong).requireRules(of: pack, for: .junior)
            }
            #expect(
                refusal == Refusal(.notEligibleRulesRequired, ["rules": .text("A1,A2")]))
        }
        let item = try SupplementItem(
            kind: .workProof, reason: .notEligible, text: "",
            particulars: Particulars(rules: Self.rules("M1")))
        #expect(throws: Refusal(.notEligibleRulesRequired, ["rules": .text("A1,A2")])) {
            try ReviewDecision.supplement(items: [item], reasons: [], text: "")
                .requireRules(of: pack, for: .junior)
        }
    }
}
