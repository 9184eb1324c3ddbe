// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingStore
import FilingTestKit
import Testing

/// Reassigning, recusal and a region's figures, over real sockets.
@Suite(.timeLimit(.minutes(5))) struct OversightJourneyTests {
    private static let why = "原审核员请假"

    @Test func `a supervisor passes a filing on, and whoever held it has lost it`() async throws {
        try await OversightStage.run(percent: 0) { stage in
            let (number, applicant) = try await stage.filed(1)
            let second = stage.server.client(token: try await stage.server.staff("second").token)
            var request = FilingV1.ReassignRequest(
                filingNumber: number, to: "second", text: Self.why,
                revision: try await stage.queued(number).revision)
            let claim = try await stage.reviewer.review.claim(.init(filingNumber: number))
            #expect(
                await OversightStage.reason { try await stage.reviewer.review.reassign(request) }
                    == "ROLE_FORBIDS")
            #expect(
                await OversightStage.reason { try await stage.far.review.reassign(request) }
                    == "FILING_NOT_FOUND")
            // It was free when the supervisor looked.
            #expect(
                await OversightStage.reason { try await stage.head.review.reassign(request) }
                    == "REVISION_CONFLICT")
            #expect(try await stage.queued(number).claimedUntilMs == claim.untilMs)
            request.revision = try await stage.queued(number).revision
            #expect(request.revision == claim.revision)
            let reply = try await stage.head.review.reassign(request)
            #expect(reply.untilMs == stage.server.clock.now().ms + Claim.lease.ms)
            for reason in [
                await OversightStage.reason {
                    try await stage.reviewer.review.renew(
                        .init(filingNumber: number, claimID: claim.claimID))
                },
                await OversightStage.reason {
                    try await stage.reviewer.review.decide(
                        .init(
                            filingNumber: number, claimID: claim.claimID,
                            revision: claim.revision, outcome: .approve))
                },
            ] { #expect(reason == "CLAIM_LOST") }
            let shown = try await second.review.show(.init(filingNumber: number))
            #expect(shown.handovers.map(\.text) == [Self.why])
            #expect(shown.handovers.map(\.by) == ["head"])
            #expect(shown.handovers.map(\.subject) == ["second"])
            // The applicant learns that it was passed on, and nothing else.
            let line = try #require(
                try await applicant.filing.get(.init(filingNumber: number)).history.last)
            #expect(line.action == "reassign" && line.text.isEmpty && line.state == .pending)
            #expect(try await applicant.notice.list().notices.map(\.kind) == [.submitted])
            #expect(try await stage.decide(number, by: second, .approve).state == .approved)
            await second.close()
            await applicant.close()
        }
    }

    @Test func `only active reviewers and supervisors of the region are given a filing`()
        async throws
    {
        try await OversightStage.run(percent: 0) { stage in
            let (number, applicant) = try await stage.filed(1)
            _ = try await stage.server.staff("helper", .support)
            let gone = try await stage.server.staff("gone")
            let now = stage.server.clock.now()
            try await stage.server.store.write { try $0.disable(gone.account, at: now) }
            let before = try await applicant.status.get(number).revision
            for name in ["nobody", "far-head", "helper", "gone"] {
                #expect(
                    await OversightStage.reason {
                        try await stage.head.review.reassign(
                            .init(
                                filingNumber: number, to: name, text: Self.why, revision: before))
                    } == "REVIEWER_UNKNOWN", "\(name)")
            }
            #expect(
                await OversightStage.reason {
                    try await stage.head.review.reassign(
                        .init(filingNumber: number, to: "clerk", revision: before))
                } == "FIELD_INVALID")
            let idle = try await stage.head.review.reassign(
                .init(filingNumber: number, text: Self.why, revision: before))
            #expect(idle.revision == before && idle.untilMs == 0)
            await applicant.close()
        }
    }

    @Test func `whoever is recused never has the filing before them again`() async throws {
        try await OversightStage.run(percent: 0) { stage in
            let (number, applicant) = try await stage.filed(1)
            var recusal = FilingV1.RecuseRequest(
                filingNumber: number, text: "申请人是我的表弟",
                revision: try await stage.queued(number).revision)
            #expect(
                await OversightStage.reason { try await stage.reviewer.review.recuse(recusal) }
                    == "CLAIM_REQUIRED")
            let claim = try await stage.reviewer.review.claim(.init(filingNumber: number))
            #expect(
                await OversightStage.reason { try await stage.reviewer.review.recuse(recusal) }
                    == "REVISION_CONFLICT")
            recusal.revision = claim.revision
            _ = try await stage.reviewer.review.recuse(recusal)
            #expect(
                await OversightStage.reason {
                    try await stage.reviewer.review.claim(.init(filingNumber: number))
                } == "RECUSED")
            let free = try await stage.reviewer.review.queue(.init(unclaimedOnly: true))
            #expect(free.entries.isEmpty)
            // Nor its scans.
            #expect(
                await OversightStage.reason {
                    try await stage.reviewer.material.list(number)
                } == "RECUSED")
            #expect(
                await OversightStage.reason {
                    try await stage.reviewer.material.read(
                        .init(filingNumber: number, materialID: 1, length: 10))
                } == "RECUSED")
            let kept = try await stage.queued(number).revision
            #expect(
                await OversightStage.reason {
                    try await stage.head.review.reassign(
                        .init(filingNumber: number, to: "clerk", text: Self.why, revision: kept))
                } == "RECUSED")
            _ = try await stage.head.review.recuse(
                .init(filingNumber: number, who: "deputy", text: "同上", revision: kept))
            #expect(
                await OversightStage.reason {
                    try await stage.deputy.review.claim(.init(filingNumber: number))
                } == "RECUSED")
            let history = try await applicant.filing.get(.init(filingNumber: number)).history
            #expect(history.suffix(2).map(\.action) == ["reassign", "reassign"])
            #expect(history.allSatisfy { !$0.text.contains("表弟") })
            #expect(try await stage.decide(number, by: stage.head, .approve).state == .approved)
            await applicant.close()
        }
    }

    @Test func `the figures are a count by hand of what the region did`() async throws {
        try await OversightStage.run(percent: 0) { stage in
            var numbers: [String] = []
            for serial in 1...5 {
                let (number, applicant) = try await stage.filed(serial)
                numbers.append(number)
                await applicant.close()
            }
            let start = stage.server.clock.now()
            // After four minutes an approval; after eight a FORGED that is agreed with after twelve,
            // and one that is not. One waits for a supervisor, one is held.
            let step = Span.minutes(4)
            stage.server.clock.advance(by: step)
            try await stage.decide(numbers[0], by: stage.reviewer, .approve)
            stage.server.clock.advance(by: step)
            for number in numbers[1...3] {
                try await stage.decide(number, by: stage.reviewer, .reject, reasons: [.forged])
            }
            stage.server.clock.advance(by: step)
            try await stage.confirm(numbers[1], by: stage.head)
            try await stage.decide(
                numbers[2], by: stage.head, .supplement,
                items: [.init(kind: .workProof, reason: .unreadable)])
            _ = try await stage.reviewer.review.claim(.init(filingNumber: numbers[4]))

            let reply = try await stage.head.review.figures(.init())
            let now = try #require(reply.now)
            #expect([now.open, now.claimed, now.secondLook, now.supplement] == [2, 1, 1, 1])
            #expect([now.dueSoon, now.overdue, now.stale] == [0, 0, 0])
            #expect(now.oldestDueMs > start.ms)
            let decided = try #require(reply.decided)
            #expect([decided.approved, decided.rejected, decided.supplements] == [1, 1, 1])
            #expect([decided.confirmed, decided.changed] == [1, 1])
            #expect([decided.first, decided.timed, decided.inTime] == [3, 3, 3])
            // One step, three and three: the second of them, and the third.
            #expect(decided.medianMs == 3 * step.ms && decided.ninthDecileMs == 3 * step.ms)
            let today = stage.server.clock.now().dateInChina
            #expect(
                reply.until
                    == FilingV1.Date(
                        year: UInt32(today.year), month: UInt32(today.month),
                        day: UInt32(today.day)))

            // Another region has done nothing, and reviewers are not shown.
            let far = try await stage.far.review.figures(.init())
            #expect(far.now == .init() && far.decided == .init())
            #expect(
                await OversightStage.reason { try await stage.reviewer.review.figures(.init()) }
                    == "ROLE_FORBIDS")
        }
    }

    @Test func `a span of days is within a year and not turned round`() async throws {
        try await OversightStage.run(percent: 0) { stage in
            func figures(_ from: FilingV1.Date?, _ until: FilingV1.Date?) async throws
                -> FilingV1.FiguresReply
            {
                try await stage.head.review.figures(.init(from: from, until: until))
            }
            func date(_ year: UInt32, _ month: UInt32, _ day: UInt32) -> FilingV1.Date {
                .init(year: year, month: month, day: day)
            }
            let longest = try await figures(date(2025, 2, 1), date(2026, 2, 1))
            #expect(longest.from == date(2025, 2, 1) && longest.until == date(2026, 2, 1))
            #expect(try await figures(nil, date(2026, 2, 28)).from == date(2026, 1, 30))
            for (from, until) in [
                (date(2025, 1, 31), date(2026, 2, 1)), (date(2026, 2, 2), date(2026, 2, 1)),
                (date(2026, 2, 30), date(2026, 3, 1)),
            ] {
                #expect(
                    await OversightStage.reason { try await figures(from, until) }
                        == "FIELD_INVALID")
            }
        }
    }
}
