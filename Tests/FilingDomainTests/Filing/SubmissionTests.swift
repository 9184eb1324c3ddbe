// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// What a submit is judged on.
struct SubmissionTests {
    private static func evidence(
        declaration: String = "d-2", missing: [String] = [],
        standing: AccountStanding = FilingFixture.complete,
        present: Set<MaterialKind> = [.idFront, .idBack, .education]
    ) -> SubmissionEvidence {
        SubmissionEvidence(
            declaration: declaration, declarationInForce: "d-2", missingProfileParts: missing,
            standing: standing,
            requiredKinds: [.idFront, .idBack, .education], presentKinds: present,
            renewedKinds: [])
    }

    private static func standing(_ education: PreCheck.Standing) -> AccountStanding {
        AccountStanding(identity: .settled(.needsHuman), education: education)
    }

    @Test(arguments: [
        (Self.evidence(declaration: ""), Reason.declarationRequired),
        // The declaration of the plan before.
        (Self.evidence(declaration: "d-1"), .declarationRequired),
        (Self.evidence(missing: ["identity"]), .profileIncomplete),
        (Self.evidence(standing: Self.standing(.settled(.mismatch))), .preCheckFailed),
        (Self.evidence(standing: Self.standing(.running(wait: .seconds(3)))), .preCheckRunning),
        (Self.evidence(present: [.idFront]), .materialsMissing),
    ])
    func `an incomplete draft cannot be handed in`(
        evidence: SubmissionEvidence, reason: Reason
    ) throws {
        let draft = try FilingFixture.filing(in: .draft)
        let refusal = #expect(throws: Refusal.self) {
            try draft.submitted(
                evidence, seen: draft.revision, now: FilingFixture.later,
                calendar: FilingFixture.calendar)
        }
        #expect(refusal?.reason == reason)
    }

    @Test func `missing materials are named in table order`() throws {
        let draft = try FilingFixture.filing(in: .draft)
        let refusal = #expect(throws: Refusal.self) {
            try draft.submitted(
                Self.evidence(present: []), seen: draft.revision, now: FilingFixture.later,
                calendar: FilingFixture.calendar)
        }
        #expect(refusal?.details["missing"] == .text("id-front,id-back,education"))
    }

    @Test func `a complete draft becomes pending and keeps when it was handed in`() throws {
        let draft = try FilingFixture.filing(in: .draft)
        let change = try draft.submitted(
            Self.evidence(), seen: draft.revision, now: FilingFixture.later,
            calendar: FilingFixture.calendar)
        #expect(change.filing.state == .pending)
        #expect(change.filing.submittedAt == FilingFixture.later)
        #expect(change.filing.stateSince == FilingFixture.later)
    }
}
