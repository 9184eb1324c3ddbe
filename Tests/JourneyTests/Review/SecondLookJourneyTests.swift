// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// A decision that waits for a second person, over real sockets.
///
/// Source: domain.md section 9, "Second look".
@Suite(.timeLimit(.minutes(5))) struct SecondLookJourneyTests {
    private static let words = "公章系电脑绘制"

    @Test
    func `a rejection that says FORGED is nothing to its applicant until a supervisor confirms it`()
        async throws
    {
        try await OversightStage.run(percent: 0) { stage in
            let (number, applicant) = try await stage.filed(1)
            let before = try await applicant.notice.list().notices.map(\.kind)
            let log = try LogReading(stage.server).head()
            let reply = try await stage.decide(
                number, by: stage.reviewer, .reject, reasons: [.forged], text: Self.words)
            #expect(reply.secondLook && reply.state == .pending)

            let status = try await applicant.status.get(number)
            #expect(status.state == .pending && !status.claimed)
            #expect(status.with == .supervisor)
            #expect(status.reasons.isEmpty && status.text.isEmpty)
            #expect(status.seat?.standing == .held)
            #expect(status.dueMs > 0)
            #expect(try await applicant.notice.list().notices.map(\.kind) == before)
            let told = try await applicant.filing.get(.init(filingNumber: number))
            let line = try #require(told.history.last)
            #expect(line.action == "reassign" && line.text.isEmpty && line.reasons.isEmpty)
            #expect(
                await OversightStage.reason {
                    try await applicant.filing.withdraw(
                        .init(filingNumber: number, revision: status.revision))
                } == "EDIT_CLOSED")

            for client in [stage.reviewer] {
                #expect(
                    await OversightStage.reason {
                        try await client.review.claim(.init(filingNumber: number))
                    } == "SECOND_LOOK_PENDING")
            }
            #expect(
                await OversightStage.reason {
                    try await stage.far.review.claim(.init(filingNumber: number))
                } == "FILING_NOT_FOUND")

            let claim = try await stage.head.review.claim(.init(filingNumber: number))
            let shown = try await stage.head.review.show(.init(filingNumber: number))
            let look = try #require(shown.secondLook)
            let views = try await applicant.profile.listViews(.init()).views
            #expect(views.first?.purpose == .secondLook)
            #expect(look.cause == .forged && look.proposer == "clerk" && look.role == .reviewer)
            #expect(look.decision?.outcome == .reject && look.decision?.reasons == [.forged])
            #expect(look.decision?.text == Self.words)
            let confirmed = try await stage.head.review.confirm(
                .init(filingNumber: number, claimID: claim.claimID, revision: claim.revision))
            #expect(confirmed.state == .rejected && !confirmed.secondLook)

            let after = try await applicant.status.get(number)
            #expect(after.state == .rejected)
            #expect(after.reasons == [.forged] && after.text == Self.words)
            #expect(after.seat?.standing == .kept)
            #expect(
                try await applicant.notice.list().notices.map(\.kind)
                    == [.rejected] + before)
            let actions = try stage.audited(since: log)
            #expect(actions.count { $0 == .decisionProposed } == 1)
            #expect(actions.count { $0 == .secondLookConfirmed } == 1)
            #expect(actions.count { $0 == .filingRejected } == 1)
            await applicant.close()
        }
    }

    @Test func `a supervisor who says FORGED alone needs another one as well`() async throws {
        try await OversightStage.run(percent: 0) { stage in
            let (number, applicant) = try await stage.filed(1)
            let proposed = try await stage.decide(
                number, by: stage.head, .reject, reasons: [.forged])
            #expect(proposed.secondLook)
            #expect(
                await OversightStage.reason {
                    try await stage.head.review.claim(.init(filingNumber: number))
                } == "SECOND_LOOK_PENDING")
            // The other one says it in other words: that is the first one's to confirm.
            let again = try await stage.decide(
                number, by: stage.deputy, .reject, reasons: [.forged], text: Self.words)
            #expect(again.secondLook && again.state == .pending)
            #expect(try await stage.confirm(number, by: stage.head).state == .rejected)
            #expect(try await applicant.status.get(number).text == Self.words)
            await applicant.close()
        }
    }

    @Test func `a supervisor decides otherwise, at once and for good`() async throws {
        // Chance would pick it again, if it were asked.
        try await OversightStage.run(percent: 100) { stage in
            let (number, applicant) = try await stage.filed(1)
            #expect(
                try await stage.decide(
                    number, by: stage.reviewer, .reject, reasons: [.unreadable]
                ).secondLook)
            let log = try LogReading(stage.server).head()
            let changed = try await stage.decide(number, by: stage.head, .approve)
            #expect(changed.state == .approved && !changed.secondLook)
            #expect(try await applicant.status.get(number).state == .approved)
            let actions = try stage.audited(since: log)
            #expect(actions.contains(.secondLookChanged) && actions.contains(.filingApproved))
            #expect(!actions.contains(.secondLookConfirmed))
            await applicant.close()
        }
    }

    @Test func `a supplement that waited opens what was proposed, once it is confirmed`()
        async throws
    {
        try await OversightStage.run(percent: 100) { stage in
            let (number, applicant) = try await stage.filed(1)
            let proposed = try await stage.decide(
                number, by: stage.reviewer, .supplement,
                items: [.init(kind: .workProof, reason: .noSeal, text: Self.words)])
            #expect(proposed.secondLook && proposed.supplementDueMs == 0)
            let scan = try Fixtures.material("work_proof.jpg")
            #expect(
                await OversightStage.reason {
                    try await applicant.upload.send(scan, as: .workProof, for: number)
                } == "EDIT_CLOSED")
            let confirmed = try await stage.confirm(number, by: stage.head)
            #expect(confirmed.state == .supplement && confirmed.supplementDueMs > 0)
            let status = try await applicant.status.get(number)
            #expect(status.items.map(\.kind) == [.workProof])
            #expect(status.items.map(\.text) == [Self.words])
            await applicant.close()
        }
    }

    @Test func `a repeat of the call is told what became of it, and nothing is drawn anew`()
        async throws
    {
        try await OversightStage.run(percent: 100) { stage in
            let (number, applicant) = try await stage.filed(1)
            let claim = try await stage.reviewer.review.claim(.init(filingNumber: number))
            let request = FilingV1.DecideRequest(
                filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                outcome: .approve)
            let key = [UInt8](repeating: 7, count: 16)
            let first = try await stage.reviewer.review.decide(
                request, options: CallOptions(idempotencyKey: key))
            let second = try await stage.reviewer.review.decide(
                request, options: CallOptions(idempotencyKey: key))
            #expect(first.secondLook && first == second)
            #expect(try await applicant.status.get(number).revision == first.revision)
            await applicant.close()
        }
    }

    @Test func `the queue shows supervisors what waits for them and hides it from reviewers`()
        async throws
    {
        try await OversightStage.run(percent: 0) { stage in
            let (waiting, first) = try await stage.filed(1)
            let (fresh, second) = try await stage.filed(2)
            try await stage.decide(waiting, by: stage.head, .reject, reasons: [.forged])
            func queue(
                _ client: FilingClient, free: Bool = false,
                _ stage: FilingV1.ReviewStage = .unspecified
            ) async throws -> [String] {
                try await client.review.queue(.init(unclaimedOnly: free, stage: stage)).entries
                    .map(\.filingNumber)
            }
            #expect(Set(try await queue(stage.reviewer)) == [waiting, fresh])
            #expect(try await queue(stage.reviewer, free: true) == [fresh])
            #expect(try await queue(stage.head, free: true) == [fresh])
            #expect(Set(try await queue(stage.deputy, free: true)) == [waiting, fresh])
            #expect(try await queue(stage.deputy, .second) == [waiting])
            #expect(try await queue(stage.deputy, .first) == [fresh])
            let entries = try await stage.deputy.review.queue(.init(stage: .second)).entries
            #expect(entries.map(\.secondLook) == [true])
            #expect(entries.map(\.with) == [.supervisor])
            await first.close()
            await second.close()
        }
    }
}
