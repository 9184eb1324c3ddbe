// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// Claims and decisions.
///
/// Source: domain.md section 9.
struct ReviewTests {
    @Test func `two reviewers never hold one filing`() throws {
        let claimed = try FilingFixture.claimed()
        let refusal = #expect(throws: Refusal.self) {
            try claimed.claimed(
                by: FilingFixture.other, role: .reviewer, now: FilingFixture.now + .minutes(14))
        }
        #expect(refusal?.reason == .claimedByAnother)
        #expect(
            refusal?.details["until_ms"] == .instant(FilingFixture.now + .minutes(15)))
    }

    @Test func `a claim ends by itself after 15 minutes and the filing can be taken again`() throws
    {
        let claimed = try FilingFixture.claimed()
        let end = FilingFixture.now + .minutes(15)
        let taken = try claimed.claimed(by: FilingFixture.other, role: .reviewer, now: end)
        #expect(taken?.filing.claim?.holder == FilingFixture.other)
        #expect(taken?.filing.claim?.id != claimed.claim?.id)
    }

    @Test func `taking one's own running claim again is not a new claim`() throws {
        let claimed = try FilingFixture.claimed()
        let again = try claimed.claimed(
            by: FilingFixture.reviewer, role: .reviewer, now: FilingFixture.now + .minutes(1))
        #expect(again == nil)
    }

    @Test func `a heartbeat moves the end of a running claim and nothing else`() throws {
        let claimed = try FilingFixture.claimed()
        let claim = try #require(claimed.claim)
        let at = FilingFixture.now + .minutes(14)
        let renewed = try claimed.renewed(claim.id, by: FilingFixture.reviewer, now: at)
        #expect(renewed.claim?.until == at + .minutes(15))
        #expect(renewed.revision == claimed.revision)
        let late = #expect(throws: Refusal.self) {
            try claimed.renewed(
                claim.id, by: FilingFixture.reviewer, now: FilingFixture.now + .minutes(15))
        }
        #expect(late?.reason == .claimLost)
    }

    @Test func `nobody reviews their own filing`() throws {
        let pending = try FilingFixture.filing(in: .pending)
        let refusal = #expect(throws: Refusal.self) {
            try pending.claimed(by: FilingFixture.owner, role: .reviewer, now: FilingFixture.now)
        }
        #expect(refusal?.reason == .ownFiling)
    }

    @Test func `a decision without any claim, with an ended one or another's is refused`() throws {
        let approve = ReviewDecision.approve(text: "")
        let pending = try FilingFixture.filing(in: .pending)
        let claimed = try FilingFixture.claimed()
        let claim = try #require(claimed.claim)
        let attempts: [(Filing, AccountID, Instant, Reason)] = [
            (pending, FilingFixture.reviewer, FilingFixture.now, .claimRequired),
            (claimed, FilingFixture.other, FilingFixture.now, .claimRequired),
            (claimed, FilingFixture.reviewer, FilingFixture.now + .minutes(15), .claimLost),
        ]
        for (filing, reviewer, now, reason) in attempts {
            let refusal = #expect(throws: Refusal.self) {
                try filing.decided(
                    approve, claim: claim.id, by: reviewer, role: .reviewer,
                    seen: filing.revision, now: now, calendar: FilingFixture.calendar)
            }
            #expect(refusal?.reason == reason)
        }
    }

    @Test(arguments: [
        (ReviewDecision.approve(text: ""), FilingState.approved),
        (
            .reject(
                reasons: [.notEligible], text: "年限不足",
                particulars: Particulars(rules: [RuleID(rawValue: "A4")])), .rejected
        ),
    ])
    func `a decision ends the claim and tells its reasons`(
        decision: ReviewDecision, state: FilingState
    ) throws {
        let claimed = try FilingFixture.claimed()
        let claim = try #require(claimed.claim)
        let change = try claimed.decided(
            decision, claim: claim.id, by: FilingFixture.reviewer, role: .reviewer,
            seen: claimed.revision, now: FilingFixture.now, calendar: FilingFixture.calendar)
        #expect(change.filing.state == state)
        #expect(change.filing.claim == nil)
        #expect(change.entry.role == .reviewer)
        if case .reject(let reasons, let text, let particulars) = decision {
            #expect(change.entry.judgement.particulars == particulars)
            #expect(change.entry.judgement.reasons == reasons)
            #expect(change.entry.judgement.text == text)
        }
    }

    @Test func `a supplement opens only what it lists, and its answer must bring all of it`() throws
    {
        let claimed = try FilingFixture.claimed()
        let claim = try #require(claimed.claim)
        let item = try SupplementItem(kind: .workProof, reason: .noSeal, text: "")
        let supplement = try claimed.decided(
            .supplement(items: [item], reasons: [], text: ""), claim: claim.id,
            by: FilingFixture.reviewer, role: .reviewer, seen: claimed.revision,
            now: FilingFixture.now,
            calendar: FilingFixture.calendar
        ).filing
        try supplement.requireOpen(.workProof)
        let closed = #expect(throws: Refusal.self) { try supplement.requireOpen(.idFront) }
        #expect(closed?.reason == .kindNotOpen)

        let unanswered = SubmissionEvidence(
            declaration: "d-1", declarationInForce: "d-1", missingProfileParts: [],
            standing: FilingFixture.complete,
            requiredKinds: [.idFront], presentKinds: [.idFront, .workProof], renewedKinds: [])
        let refusal = #expect(throws: Refusal.self) {
            try supplement.submitted(
                unanswered, seen: supplement.revision, now: FilingFixture.later,
                calendar: FilingFixture.calendar)
        }
        #expect(refusal?.reason == .materialsMissing)
        #expect(refusal?.details["missing"] == .text("work-proof"))
        let answered = try supplement.submitted(
            FilingFixture.fullEvidence, seen: supplement.revision, now: FilingFixture.later,
            calendar: FilingFixture.calendar)
        #expect(answered.filing.state == .pending)
        #expect(answered.filing.supplementKinds.isEmpty)
    }

    @Test func `a decision must say what the applicant needs to know`() throws {
        let claimed = try FilingFixture.claimed()
        let claim = try #require(claimed.claim)
        let item = try SupplementItem(kind: .idFront, reason: .unreadable, text: "")
        let long = String(repeating: "字", count: Judgement.textLimit + 1)
        let lacking: [(ReviewDecision, Reason)] = [
            (.reject(reasons: [], text: "no"), .reasonRequired),
            (.reject(reasons: [.mismatch, .mismatch], text: ""), .reasonRequired),
            (.reject(reasons: [.other], text: ""), .textRequired),
            (.approve(text: long), .textRequired),
            (.supplement(items: [], reasons: [], text: ""), .itemsRequired),
            (.supplement(items: [item, item], reasons: [], text: ""), .itemsRequired),
        ]
        for (decision, reason) in lacking {
            let refusal = #expect(throws: Refusal.self) {
                try claimed.decided(
                    decision, claim: claim.id, by: FilingFixture.reviewer, role: .reviewer,
                    seen: claimed.revision, now: FilingFixture.now, calendar: FilingFixture.calendar
                )
            }
            #expect(refusal?.reason == reason)
        }
        let silent = #expect(throws: Refusal.self) {
            try SupplementItem(kind: .other, reason: .other, text: "")
        }
        #expect(silent?.reason == .textRequired)
    }
}
