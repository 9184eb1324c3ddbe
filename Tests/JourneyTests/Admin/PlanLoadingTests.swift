// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingPlan
@testable import FilingServer
import FilingStore
import FilingTestKit
import Testing

/// Plans that are loaded while the server serves.
@Suite(.timeLimit(.minutes(5))) struct PlanLoadingTests {
    /// The plan that ships, but A4 asks for six years.
    private static func stricter(_ version: String) -> [UInt8] {
        Array(
            PlanText.version(version).replacing(
                "      major: other\n      years: 4\n",
                with: "      major: other\n      years: 6\n",
                maxReplacements: 1
            ).utf8)
    }

    /// Somebody with five years of work on path A4.
    private static let question = FilingV1.CheckEligibilityRequest(
        exam: "sw-2026", level: .junior,
        education: [
            FilingV1.StatedEducation(
                levelCode: 31, major: "会计",
                graduated: FilingV1.Date(year: 2021, month: 6, day: 30), fullTime: true)
        ],
        work: [
            FilingV1.StatedWork(
                from: FilingV1.Date(year: 2021, month: 8, day: 2), socialWork: true)
        ])

    private static func withAdmin(
        _ body: (TestServer, FilingClient) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let admin = server.client(
                token: try await server.staff("planner", .systemAdmin).token)
            try await body(server, admin)
            await admin.close()
        }
    }

    private static func refusal(_ admin: FilingClient, _ text: [UInt8]) async -> FilingError? {
        await #expect(throws: FilingError.self) { _ = try await admin.admin.loadPlan(text) }
    }

    @Test func `a loaded plan judges the next call, and what was judged before keeps its plan`()
        async throws
    {
        try await Self.withAdmin { server, admin in
            let owner = server.client(token: try await server.applicant().token)
            let number = try await owner.fileEverything()
            let judged = try await owner.filing.get(.init(filingNumber: number)).eligibility
            #expect(judged?.planVersion == "2026-1" && judged?.verdict == .met)
            let before = try await admin.eligibility.check(Self.question)
            #expect(before.answer?.verdict == .met)

            let loaded = try await admin.admin.loadPlan(Self.stricter("2026-2")).plan
            #expect(loaded?.version == "2026-2" && loaded?.loadedBy == "planner")

            let after = try await admin.eligibility.check(Self.question)
            #expect(after.answer?.planVersion == "2026-2" && after.answer?.verdict == .notMet)
            let kept = try await owner.filing.get(.init(filingNumber: number)).eligibility
            #expect(kept == judged)
            // Another person's draft is judged by the new one.
            let other = server.client(
                token: try await server.applicant(phone: "13800138002").token)
            try await other.stateProfile(
                identity: .init(name: "林样武", idNumber: InventedNumber.idNumber(serial: 9)))
            let draft = try await other.openDraft()
            let shown = try await other.filing.get(.init(filingNumber: draft)).eligibility
            #expect(shown?.planVersion == "2026-2" && shown?.verdict == .notMet)
            await owner.close()
            await other.close()
        }
    }

    @Test func `whoever hands in agrees to the declaration of the plan in force`() async throws {
        try await Self.withAdmin { server, admin in
            let owner = server.client(token: try await server.applicant().token)
            try await owner.stateProfile()
            let number = try await owner.openDraft()
            try await owner.uploadEverything(to: number)
            let before = try await owner.filing.get(.init(filingNumber: number))
            #expect(before.declaration?.version == "declaration-2026-1")
            #expect(before.declaration?.textZh.isEmpty == false)
            let changed = PlanText.version("2026-2")
                .replacing("declaration-2026-1", with: "declaration-2026-2")
            _ = try await admin.admin.loadPlan(Array(changed.utf8))

            func submit(_ declaration: String) async throws -> FilingV1.SubmitFilingReply {
                try await owner.filing.submit(
                    .init(
                        filingNumber: number, revision: before.filing?.revision ?? 0,
                        declaration: declaration))
            }
            let refused = await #expect(throws: FilingError.self) {
                _ = try await submit("declaration-2026-1")
            }
            #expect(refused?.reason == "DECLARATION_REQUIRED")
            #expect(refused?.details["declaration"] == "declaration-2026-2")
            let shown = try await owner.filing.get(.init(filingNumber: number)).declaration
            #expect(shown?.version == "declaration-2026-2")
            #expect(try await submit("declaration-2026-2").filing?.state == .pending)
            await owner.close()
        }
    }

    @Test func `the newest loaded plan is in force after a restart, and all of it is kept`()
        async throws
    {
        try await Self.withAdmin { server, admin in
            let second = Self.stricter("2026-2")
            let third = Self.stricter("2026-3")
            _ = try await admin.admin.loadPlan(second)
            _ = try await admin.admin.loadPlan(third)
            // What a server does at its start.
            let shelf = try PlanShelf(store: server.store, otherwise: .shipped)
            #expect(shelf.current.version == "2026-3" && shelf.isLoaded)
            let listed = try await admin.admin.listPlans()
            #expect(listed.version == "2026-3" && listed.isLoaded)
            #expect(listed.plans.map(\.version) == ["2026-3", "2026-2"])
            #expect(listed.plans.map(\.sizeBytes) == [third, second].map { UInt32($0.count) })
            let newest = try await server.store.read { try $0.newestPlan(of: .socialWork2026) }
            #expect(newest?.text == third)
        }
    }

    @Test func `a plan with faults names their lines and changes nothing`() async throws {
        try await Self.withAdmin { server, admin in
            let log = LogReading(server)
            let head = try log.head()
            let spoilt = PlanText.version("2026-2")
                .replacing("cut-off: 2026-12-31", with: "cut-off: 2026-12-32")
                .replacing("NO_SEAL", with: "NO_STAMP")
            let refused = await Self.refusal(admin, Array(spoilt.utf8))
            #expect(refused?.reason == "PLAN_INVALID")
            #expect(refused?.details["count"] == "2")
            let faults = refused?.details["faults"]?.split(separator: "\n") ?? []
            #expect(faults.count == 2)
            #expect(faults.first?.hasPrefix("21: cut-off: ") == true)
            #expect(faults.first?.contains("2026-12-32") == true)
            for text in [[], [0xFF, 0xFE], Array("plan: [".utf8)] as [[UInt8]] {
                #expect(await Self.refusal(admin, text)?.reason == "PLAN_INVALID")
            }
            #expect(try log.head() == head)
            let listed = try await admin.admin.listPlans()
            #expect(listed.version == "2026-1" && !listed.isLoaded && listed.plans.isEmpty)
        }
    }

    @Test func `faults that fit no reply are counted, and the first are told`() async throws {
        try await Self.withAdmin { _, admin in
            let many = PlanText.version("2026-2").replacing("years:", with: "jahre:")
            let refused = await Self.refusal(admin, Array(many.utf8))
            #expect(refused?.reason == "PLAN_INVALID")
            let faults = refused?.details["faults"] ?? ""
            #expect((1...2_000).contains(faults.utf8.count))
            let told = faults.split(separator: "\n").count
            #expect(told < Int(refused?.details["count"] ?? "") ?? 0)
        }
    }

    @Test func `a version is one text for ever`() async throws {
        try await Self.withAdmin { server, admin in
            // The version that ships, with other rules.
            #expect(
                await Self.refusal(admin, Self.stricter("2026-1"))?.reason == "PLAN_VERSION_USED")
            let first = Array(PlanText.version("2026-2").utf8)
            let loaded = try await admin.admin.loadPlan(first)
            let log = LogReading(server)
            let head = try log.head()
            // Again the same: nothing happens.
            #expect(try await admin.admin.loadPlan(first) == loaded)
            #expect(try log.head() == head)
            let other = await Self.refusal(admin, Self.stricter("2026-2"))
            #expect(other?.reason == "PLAN_VERSION_USED")
            #expect(other?.details["version"] == "2026-2")
            _ = try await admin.admin.loadPlan(Self.stricter("2026-3"))
            // It was replaced: an old version does not come back under the same name.
            #expect(await Self.refusal(admin, first)?.reason == "PLAN_VERSION_USED")
            #expect(try await admin.admin.listPlans().version == "2026-3")
        }
    }

    @Test func `a plan that is too long, or of another exam, is refused`() async throws {
        try await Self.withAdmin { _, admin in
            let long = Array(PlanText.version("2026-2").utf8)
            let padded = long + [UInt8](repeating: 0x20, count: 262_145 - long.count)
            #expect(await Self.refusal(admin, padded)?.reason == "PLAN_INVALID")
            let longer = padded + [UInt8](repeating: 0x20, count: 400)
            #expect(await Self.refusal(admin, longer)?.reason == "REQUEST_TOO_LARGE")
            let fits = Array(padded.dropLast())
            let loaded = try await admin.admin.loadPlan(fits)
            #expect(loaded.plan?.sizeBytes == 262_144)
        }
    }

    @Test func `a plan that this program cannot read stops the start with its version`()
        async throws
    {
        try await Self.withAdmin { server, _ in
            let account = try await server.staff("planner2", .systemAdmin).account
            _ = try await server.store.write {
                try $0.insertPlan(
                    of: .socialWork2026, version: "2031-1", text: Array("plan: x".utf8),
                    sha256: [UInt8](repeating: 1, count: 32), by: account,
                    at: Instant(ms: 1))
            }
            let failure = #expect(throws: StoredPlanUnreadable.self) {
                try PlanShelf(store: server.store, otherwise: .shipped)
            }
            #expect(failure?.description.contains("2031-1") == true)
        }
    }
}
