// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingPlan
import FilingTestKit
import Testing

/// Two administrators who change the plan at the same time.
@Suite(.timeLimit(.minutes(3))) struct PlanRaceTests {
    private static let regions = [RegionCode(rawValue: 31), RegionCode(rawValue: 44)]
    private static let seats: [Level: Int] = [.junior: 300, .intermediate: 600, .senior: 90]

    private static func withTwo(
        _ body: (TestServer, FilingClient, FilingClient) async throws -> Void
    ) async throws {
        try await TestServer.run(outside: .init(plan: .shipped)) { server in
            let first = server.client(
                token: try await server.staff("planner", .systemAdmin).token)
            let second = server.client(
                token: try await server.staff("another", .systemAdmin).token)
            try await body(server, first, second)
            await first.close()
            await second.close()
        }
    }

    /// What an administrator makes of the plan that they read.
    private static func changed(
        _ read: FilingV1.GetPlanReply, _ version: String, _ region: RegionCode
    ) throws -> [UInt8] {
        let text = String(decoding: read.text, as: UTF8.self)
        return Array(
            try PlanEdit.text(text, version: version, region: region, .seats(self.seats)).utf8)
    }

    private static func refusal(
        _ admin: FilingClient, _ text: [UInt8], expecting version: String
    ) async -> FilingError? {
        await #expect(throws: FilingError.self) {
            _ = try await admin.admin.loadPlan(text, expecting: version)
        }
    }

    @Test func `of two changes of one plan the second is refused, and made again keeps both`()
        async throws
    {
        try await Self.withTwo { server, first, second in
            let seen = try await first.admin.getPlan()
            let seenToo = try await second.admin.getPlan()
            #expect(seen.version == "2026-1" && seenToo == seen)
            let loaded = try await first.admin.loadPlan(
                Self.changed(seen, "2026-2", Self.regions[0]), expecting: seen.version)
            let log = LogReading(server)
            let head = try log.head()

            // Under the version that is taken now, and under another one.
            for version in ["2026-2", "2026-3"] {
                let late = try Self.changed(seenToo, version, Self.regions[1])
                let refused = await Self.refusal(second, late, expecting: seenToo.version)
                #expect(refused?.reason == "PLAN_CHANGED")
                #expect(refused?.code == .aborted)
                #expect(refused?.details == ["version": "2026-2"])
            }
            #expect(try log.head() == head)
            #expect(try await second.admin.listPlans().plans == [loaded.plan].compactMap { $0 })

            let present = try await second.admin.getPlan()
            _ = try await second.admin.loadPlan(
                Self.changed(present, "2026-3", Self.regions[1]), expecting: present.version)
            let plan = try ExamPlan(bytes: try await first.admin.getPlan().text)
            #expect(plan.version == "2026-3")
            for region in Self.regions { #expect(plan.regions[region]?.seats == Self.seats) }
        }
    }

    @Test func `the plan in force again is an answer, whatever was expected`() async throws {
        try await Self.withTwo { _, first, second in
            let text = try Self.changed(
                try await first.admin.getPlan(), "2026-2", Self.regions[0])
            let loaded = try await first.admin.loadPlan(text, expecting: "2026-1")
            #expect(try await second.admin.loadPlan(text, expecting: "2026-1") == loaded)
            #expect(try await second.admin.loadPlan(text) == loaded)
            // A version that there never was.
            let other = try Self.changed(
                try await first.admin.getPlan(), "2026-3", Self.regions[1])
            let refused = await Self.refusal(
                second, other, expecting: String(repeating: "年", count: 40))
            #expect(refused?.reason == "PLAN_CHANGED")
        }
    }

    @Test func `of loads that race, one is made from the plan in force`() async throws {
        try await Self.withTwo { _, first, second in
            let seen = try await first.admin.getPlan()
            let texts = try (2...5).map {
                try Self.changed(seen, "2026-\($0)", Self.regions[$0 % 2])
            }
            let reasons = await withTaskGroup(of: String.self) { group in
                for (number, text) in texts.enumerated() {
                    let admin = number % 2 == 0 ? first : second
                    group.addTask {
                        do {
                            _ = try await admin.admin.loadPlan(text, expecting: seen.version)
                            return "loaded"
                        } catch let refusal as FilingError {
                            return refusal.reason
                        } catch {
                            return "\(error)"
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(
                reasons.sorted() == ["PLAN_CHANGED", "PLAN_CHANGED", "PLAN_CHANGED", "loaded"])
            #expect(try await first.admin.listPlans().plans.count == 1)
        }
    }
}
