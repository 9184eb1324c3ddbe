// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
@testable import filing
import FilingClient
import FilingContract
import FilingDomain
import FilingPlan
import FilingStore
import FilingTestKit
import Foundation
import Testing

/// Changes of one value of the plan in force, by commands on a real server.
@Suite(.timeLimit(.minutes(3))) struct PlanChangeTests {
    private static let guangdong = RegionCode(rawValue: 44)
    private static let shanghai = RegionCode(rawValue: 31)
    private static let seats: [Level: Int] = [.junior: 300, .intermediate: 600, .senior: 90]

    /// Two administrators: one with the command line, another one with a program.
    private static func withTwo(
        _ body: (Run, FilingClient, TestServer) async throws -> Void
    ) async throws {
        try await TestServer.run(outside: .init(plan: .shipped)) { server in
            try await TemporaryFolder.with { folder in
                let session = folder.appendingPathComponent("session.json").path
                let options = try CommonOptions.parse(
                    ["--session", session, "--server", "127.0.0.1:\(server.port)"])
                let mine = server.client(
                    token: try await server.staff("planner", .systemAdmin).token)
                let other = server.client(
                    token: try await server.staff("another", .systemAdmin).token)
                let run = Run(
                    client: mine, options: options, output: Output(language: .en, isJSON: false),
                    sessions: SessionFile(path: session),
                    pending: PendingWrites(
                        beside: session, server: try options.serverName, name: "planner"))
                try await body(run, other, server)
                await mine.close()
                await other.close()
            }
        }
    }

    private static func shipped(
        _ version: String, _ region: RegionCode
    ) throws -> [UInt8] {
        Array(
            try PlanEdit.text(
                ExamPlan.shippedText, version: version, region: region, .seats(self.seats)
            ).utf8)
    }

    @Test func `a change of a plan that was replaced meanwhile undoes nothing`() async throws {
        try await Self.withTwo { run, other, _ in
            let refused = await #expect(throws: FilingError.self) {
                _ = try await run.changePlan(of: Self.guangdong) { _ in
                    // The plan was read, and is not loaded yet.
                    _ = try await other.admin.loadPlan(Self.shipped("2026-2", Self.shanghai))
                    return .seats(Self.seats)
                }
            }
            #expect(refused?.reason == "PLAN_CHANGED")
            #expect(refused?.details["version"] == "2026-2")
            #expect(try await other.admin.listPlans().plans.map(\.version) == ["2026-2"])

            // The same command again begins with what is in force now.
            let loaded = try await run.changePlan(of: Self.guangdong) { _ in .seats(Self.seats) }
            #expect(loaded.plan?.version == "2026-3")
            let plan = try ExamPlan(bytes: try await other.admin.getPlan().text)
            #expect(plan.regions[Self.shanghai]?.seats == Self.seats)
            #expect(plan.regions[Self.guangdong]?.seats == Self.seats)
        }
    }

    @Test func `a version that is taken and not among the hundred listed is stepped over`()
        async throws
    {
        try await Self.withTwo { run, other, server in
            let account = try await server.staff("earlier", .systemAdmin).account
            let newest = try Self.shipped("2026-101", Self.shanghai)
            _ = try await server.store.write { transaction in
                for number in [102] + Array(2...101) {
                    _ = try transaction.insertPlan(
                        of: .socialWork2026, version: "2026-\(number)", text: newest,
                        sha256: [UInt8](repeating: UInt8(number), count: 32), by: account,
                        at: Instant(ms: Int64(number)))
                }
            }
            let listed = try await other.admin.listPlans().plans.map(\.version)
            #expect(listed.count == 100 && !listed.contains("2026-102"))

            let loaded = try await run.changePlan(of: Self.guangdong) { _ in .seats(Self.seats) }
            #expect(loaded.plan?.version == "2026-103")
        }
    }
}
