// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
@testable import FilingStore
import FilingTestKit
import Foundation
import Testing

/// The real server killed at any point of a submit: all of it is there, or nothing.
@Suite(.timeLimit(.minutes(60)), .serialized) struct SubmitCrashTests {
    private static let rounds =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 4 : 500
    /// Sessions end when they are idle: applicants are made for so many rounds at a time.
    private static let atOnce = 50

    /// What a submit leaves.
    private struct Traces: Hashable {
        let isPending: Bool
        let hasHistory: Bool
        let hasSeat: Bool
        let isCounted: Bool
        let hasJudgement: Bool
        let isAudited: Bool
        let hasReply: Bool

        static let all = Traces(every: true)
        static let none = Traces(every: false)

        private init(every: Bool) {
            (self.isPending, self.hasHistory, self.hasSeat) = (every, every, every)
            (self.isCounted, self.hasJudgement) = (every, every)
            (self.isAudited, self.hasReply) = (every, every)
        }

        /// - Parameter seated: seats that the rounds before have taken.
        init(
            of one: ReadyApplicants.One, seated: Int, now: Instant, in snapshot: Snapshot
        ) throws {
            self.isPending = try snapshot.filing(one.filing).state == .pending
            self.hasHistory =
                try snapshot.history(of: one.filing, limit: 10).contains { $0.action == .submit }
            self.hasSeat = try snapshot.seat(of: one.filing, at: now) != nil
            let pools = try snapshot.pools(of: .socialWork2026, in: nil, at: now)
            self.isCounted = pools.reduce(0) { $0 + $1.count.held } == seated + 1
            self.hasJudgement = try snapshot.eligibility(of: one.filing) != nil
            self.isAudited = try Self.audited(one.filing, in: snapshot)
            self.hasReply =
                try snapshot.reply(
                    for: .init(account: one.account, bytes: Array(one.number.utf8)), now: now)
                != nil
        }

        private static func audited(_ filing: FilingID, in snapshot: Snapshot) throws -> Bool {
            let head = try snapshot.auditHead().seq
            return try snapshot.auditRows(after: max(0, head - 20), limit: 20).contains { row in
                guard case .record(let record) = row, let entry = record.fields.entry else {
                    return false
                }
                return entry.filing == filing && entry.action == .filingSubmitted
            }
        }
    }

    @Test func `a server killed at any point of a submit has all of it or nothing`() async throws {
        try await TemporaryFolder.with { folder in
            let data = folder.appendingPathComponent("data")
            let random = SeededRandom(seed: 5)
            var people: [ReadyApplicants.One] = []
            var whole = 0
            var port = 0
            // How long a submit takes here: the kills fall before, into and after it.
            var usual = Duration.milliseconds(20)
            let watch = ContinuousClock()
            for round in 0..<Self.rounds {
                if people.isEmpty {
                    people = try await Self.people(from: round, in: data)
                }
                let one = people.removeLast()
                var server = try ServerProcess(data: data, port: port)
                port = server.port
                let client = FilingClient(host: "127.0.0.1", port: port, token: one.token)
                _ = try await client.status.get(one.number)
                let request = FilingV1.SubmitFilingRequest(
                    filingNumber: one.number, revision: 1, declaration: "declaration-2026-1")
                let options = CallOptions(
                    timeoutMs: 3_000, idempotencyKey: Array(one.number.utf8))
                let submit = Task { try await client.filing.submit(request, options: options) }
                try await Task.sleep(for: usual * Double(random.next() % 1_500) / 1_000)
                server.kill()
                submit.cancel()
                _ = await submit.result
                server.wait()
                await client.close()

                let traces = try await Self.traces(of: one, seated: round, in: data)
                #expect(traces == .all || traces == .none, "round \(round): \(traces)")
                if traces == .all { whole += 1 }

                // The same command again: once, whatever was there.
                server = try ServerProcess(data: data, port: port)
                let again = FilingClient(host: "127.0.0.1", port: port, token: one.token)
                _ = try await again.status.get(one.number)
                let begun = watch.now
                #expect(
                    try await again.filing.submit(request, options: options).seat?.standing
                        == .held)
                if traces == .none { usual = watch.now - begun }
                await again.close()
                server.kill()
                server.wait()
                #expect(try await Self.traces(of: one, seated: round, in: data) == .all)
            }
            print("all of the submit was there after \(whole) of \(Self.rounds) kills")
            try await Self.verify(data)
        }
    }

    private static func people(
        from first: Int, in data: URL
    ) async throws -> [ReadyApplicants.One] {
        try await DataFolder.with(data.path) { folder in
            try await ReadyApplicants(
                store: folder.store, keys: folder.keys, personal: folder.personal
            ).make(first..<first + min(Self.atOnce, Self.rounds), at: Self.now)
        }
    }

    private static var now: Instant {
        Instant(ms: Int64(Date().timeIntervalSince1970 * 1_000))
    }

    private static func traces(
        of one: ReadyApplicants.One, seated: Int, in data: URL
    ) async throws -> Traces {
        try await DataFolder.with(data.path) { folder in
            try await folder.store.read {
                try Traces(of: one, seated: seated, now: Self.now, in: $0)
            }
        }
    }

    /// The command of the operator agrees, and finds what is planted.
    private static func verify(_ data: URL) async throws {
        let program = ServerProcess.programs.appendingPathComponent("filingd").path
        let arguments = ["admin", "verify-seats", "--data", data.path]
        let right = try await Tool.run(program, arguments)
        #expect(right.status == 0, "\(right.text)")
        #expect(right.text.contains("1 levels, \(Self.rounds) seats held: nothing disagrees"))
        try await DataFolder.with(data.path) { folder in
            _ = try await folder.store.write {
                try $0.execute(Statement("UPDATE seat_count SET held = held - 1"), [:])
            }
        }
        let wrong = try await Tool.run(program, arguments)
        #expect(wrong.status == 3)
        #expect(
            wrong.text.contains(
                "sw-2026, region 11, junior: the counter says \(Self.rounds - 1) held and 0 "
                    + "waiting, the rows \(Self.rounds) and 0"))
        let json = try await Tool.run(program, arguments + ["--json"])
        #expect(json.status == 3)
        #expect(json.text.contains("\"held_recounted\" : \(Self.rounds)"))
    }
}
