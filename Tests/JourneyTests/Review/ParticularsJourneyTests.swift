// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// A decision names the field and the rule, and its applicant reads them.
@Suite(.timeLimit(.minutes(3))) struct ParticularsJourneyTests {
    private struct Review {
        let applicant: FilingClient
        let reviewer: FilingClient
        let number: String
        let claim: FilingV1.ClaimReply

        func decide(_ change: (inout FilingV1.DecideRequest) -> Void) async throws {
            var request = FilingV1.DecideRequest(
                filingNumber: self.number, claimID: self.claim.claimID,
                revision: self.claim.revision, outcome: .reject)
            change(&request)
            _ = try await self.reviewer.review.decide(request)
        }

        func refusal(_ change: (inout FilingV1.DecideRequest) -> Void) async -> FilingError? {
            await #expect(throws: FilingError.self) { try await self.decide(change) }
        }
    }

    private static func withReview(_ body: (Review) async throws -> Void) async throws {
        try await TestServer.run { server in
            let applicant = server.client(token: try await server.applicant().token)
            let number = try await applicant.fileEverything()
            let reviewer = server.client(token: try await server.staff("clerk").token)
            let claim = try await reviewer.review.claim(.init(filingNumber: number))
            try await body(
                Review(applicant: applicant, reviewer: reviewer, number: number, claim: claim))
            await applicant.close()
            await reviewer.close()
        }
    }

    @Test func `without them it is refused with what there is to choose from, and nothing changes`()
        async throws
    {
        try await Self.withReview { review in
            let unnamed = await review.refusal { $0.reasons = [.mismatch] }
            #expect(unnamed?.reason == "MISMATCH_FIELDS_REQUIRED")
            #expect(unnamed?.hint.isEmpty == false)
            for rules in [[], ["M1"], ["A4", "A9"]] {
                let unlisted = await review.refusal {
                    $0.reasons = [.notEligible]
                    $0.rules = rules
                }
                #expect(unlisted?.reason == "NOT_ELIGIBLE_RULES_REQUIRED")
                #expect(unlisted?.details == ["rules": "A1,A2,A3,A4,A5"])
            }
            for (fields, rules, field) in [
                ([FilingV1.FormField.unspecified], [String](), "fields"),
                ([], [""], "rules"), ([], Array(repeating: "A4", count: 61), "rules"),
            ] {
                let hostile = await review.refusal {
                    $0.reasons = [.mismatch]
                    $0.fields = fields
                    $0.rules = rules
                }
                #expect(hostile?.reason == "FIELD_INVALID")
                #expect(hostile?.details["field"] == field)
            }
            let approval = await review.refusal {
                $0.outcome = .approve
                $0.fields = [.school]
            }
            #expect(approval?.reason == "MISMATCH_FIELDS_REQUIRED")
            let status = try await review.applicant.status.get(review.number)
            #expect(status.state == .pending)
            #expect(status.revision == review.claim.revision)
        }
    }

    @Test func `a rejection tells its applicant which fields and which rules`() async throws {
        try await Self.withReview { review in
            try await review.decide {
                $0.reasons = [.mismatch, .notEligible]
                $0.fields = [.graduation, .school]
                $0.rules = ["A4", "A5"]
            }
            let status = try await review.applicant.status.get(review.number)
            #expect(status.fields == [.school, .graduation])
            #expect(status.rules == ["A4", "A5"])
            let line = try await review.applicant.filing.get(.init(filingNumber: review.number))
                .history.last
            #expect(line?.fields == [.school, .graduation])
            #expect(line?.rules == ["A4", "A5"])
        }
    }

    @Test func `an item of a supplement names its own`() async throws {
        try await Self.withReview { review in
            try await review.decide {
                $0.outcome = .supplement
                $0.items = [
                    .init(kind: .education, reason: .mismatch, text: "请核对", fields: [.major]),
                    .init(kind: .workProof, reason: .notEligible, rules: ["A4"]),
                    .init(kind: .idFront, reason: .unreadable),
                ]
            }
            let items = try await review.applicant.status.get(review.number).items
            #expect(items.map(\.fields) == [[.major], [], []])
            #expect(items.map(\.rules) == [[], ["A4"], []])
            #expect(items.map(\.text) == ["请核对", "", ""])
        }
    }
}
