// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingPlan
@testable import FilingServer
import FilingStore
import FilingTestKit
import Synchronization
import Testing

/// Whose eligibility another plan judges differently, against judging each again by hand.
@Suite(.timeLimit(.minutes(5))) struct RuleReplayTests {
    /// Two years more for A4, one less for A5, and a later graduation of A3's no longer counts.
    private static let plan = Result {
        try ExamPlan(
            text: PlanText.version("2026-2")
                .replacing(
                    "      education: [college]\n      major: other\n      years: 4\n",
                    with: "      education: [college]\n      major: other\n      years: 6\n"
                )
                .replacing(
                    "      major: other\n      years: 2\n",
                    with: "      major: other\n      years: 1\n",
                    maxReplacements: 1))
    }

    /// A filing with what its judgement was made on.
    private struct Judged {
        let filing: Filing
        let facts: EligibilityFacts
    }

    private static func facts(_ random: inout SeededRandom) throws -> EligibilityFacts {
        func day(_ years: ClosedRange<Int>) throws -> CivilDate {
            try #require(
                CivilDate(
                    year: Int.random(in: years, using: &random),
                    month: Int.random(in: 1...12, using: &random),
                    day: Int.random(in: 1...28, using: &random)))
        }
        let levels: [EducationLevel] = [.college, .bachelor, .highSchool]
        return EligibilityFacts(
            education: [
                .init(
                    code: EducationCode(levels[Int.random(in: 0..<3, using: &random)]),
                    degree: .none, major: ["会计", "社会工作"][Int.random(in: 0..<2, using: &random)],
                    graduated: try day(2012...2021), isFullTime: Bool.random(using: &random))
            ],
            work: [.init(from: try day(2018...2025), to: nil, isSocialWork: true)],
            certificates: [])
    }

    /// Filings of random people, judged by the plan that ships.
    private static func judged(
        _ server: TestServer, count: Int, _ random: inout SeededRandom
    ) async throws -> [Judged] {
        var all: [Judged] = []
        for serial in 0..<count {
            let person = try await server.applicant(phone: "\(13_800_000_000 + serial)")
            let client = server.client(token: person.token)
            let level: FilingV1.Level = Bool.random(using: &random) ? .junior : .intermediate
            try await client.agreeToImages()
            var form = Fixtures.form
            form.level = level
            _ = try await client.filing.create(.init(exam: "sw-2026", form: form))
            await client.close()
            let filing = try #require(
                try await server.store.read { try $0.filings(of: person.account, limit: 1).first })
            let facts = try Self.facts(&random)
            let answer = ExamPlan.shipped.judge(facts, for: filing.level, in: filing.region)
            try await server.store.write {
                try server.personal.keep(
                    answer, on: facts, of: filing, at: Instant(ms: 1), in: $0)
            }
            all.append(Judged(filing: filing, facts: facts))
        }
        return all
    }

    private static func replay(
        _ server: TestServer
    ) async throws -> ([RuleReplay.Flip], RuleReplay.Counts) {
        let flips = Mutex<[RuleReplay.Flip]>([])
        let counts = try await RuleReplay.run(
            server.store, server.personal, by: try Self.plan.get(),
            flip: { flip in flips.withLock { $0.append(flip) } })
        return (flips.withLock { $0 }, counts)
    }

    /// Who flips, by judging everybody twice.
    private static func naive(_ all: [Judged]) throws -> [RuleReplay.Flip] {
        let plan = try Self.plan.get()
        return all.compactMap { one in
            let filing = one.filing
            let before = ExamPlan.shipped.judge(one.facts, for: filing.level, in: filing.region)
            let after = plan.judge(one.facts, for: filing.level, in: filing.region)
            guard before.verdict != after.verdict else { return nil }
            return RuleReplay.Flip(
                filing: filing.number, level: filing.level, before: before.verdict,
                after: after.verdict, ruleBefore: before.best?.rawValue ?? "",
                ruleAfter: after.best?.rawValue ?? "")
        }
    }

    @Test func `who flips is who flips when everybody is judged again by hand`() async throws {
        try await TestServer.run { server in
            var random = SeededRandom(seed: 8)
            let all = try await Self.judged(server, count: 230, &random)
            let wanted = try Self.naive(all)
            // In both directions, or the test shows nothing.
            #expect(Set(wanted.map(\.after)) == [.met, .notMet])
            let (flips, counts) = try await Self.replay(server)
            #expect(flips == wanted)
            #expect(counts.judged == 230 && counts.erased == 0 && counts.judgedOnPresent == 0)
            #expect(counts.flipped == Int64(wanted.count))
        }
    }

    @Test
    func `facts nobody can read are counted, and a later judgement takes an earlier one's place`()
        async throws
    {
        try await TestServer.run { server in
            var random = SeededRandom(seed: 9)
            var all = try await Self.judged(server, count: 12, &random)
            let gone = all.removeFirst().filing.owner
            try await server.store.write { try $0.destroyKey(of: gone) }
            // Handed in once more, with other facts.
            let first = all[0].filing
            let later = Filing(
                id: first.id, number: first.number, owner: first.owner, exam: first.exam,
                level: first.level, region: first.region, state: first.state,
                revision: first.revision.next, stateSince: first.stateSince,
                createdAt: first.createdAt, submittedAt: nil, claim: nil, supplementKinds: [],
                supplementDeadline: nil, clock: .none)
            let facts = EligibilityFacts(education: [], work: [], certificates: [])
            try await server.store.write {
                try server.personal.keep(
                    ExamPlan.shipped.judge(facts, for: later.level, in: later.region),
                    on: facts, of: later, at: Instant(ms: 2), in: $0)
            }
            all[0] = Judged(filing: later, facts: facts)
            let (flips, counts) = try await Self.replay(server)
            #expect(flips == (try Self.naive(all)))
            #expect(counts.judged == 11 && counts.erased == 1)
        }
    }

    @Test func `a submit keeps what it was judged on, whatever is stated afterwards`() async throws
    {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let number = try await client.fileEverything()
            let seen = try await client.profile.get().revision
            _ = try await client.profile.setWork(.init(revision: seen, work: []))
            let (flips, counts) = try await Self.replay(server)
            // A4 with four full years at the cut-off, and a plan that asks for six.
            #expect(flips.map(\.filing.text) == [number])
            #expect(flips.map(\.before) == [.met] && flips.map(\.after) == [.notMet])
            #expect(flips.map(\.ruleBefore) == ["A4"] && flips.map(\.ruleAfter) == ["A4"])
            #expect(counts.judged == 1 && counts.judgedOnPresent == 0)
            await client.close()
        }
    }
}
