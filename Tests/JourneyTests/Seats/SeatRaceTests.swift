// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingStore
import FilingTestKit
import Foundation
import Testing

/// More people than seats, all at once, through real sockets.
@Suite(.timeLimit(.minutes(60)), .serialized) struct SeatRaceTests {
    private static let isSlow =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] != nil
    private static let seats = isSlow ? 1_000 : 30
    private static let people = isSlow ? 10_000 : 300
    private static let seeds: [UInt64] = isSlow ? Array(1...20) : [1, 2]
    /// Calls that one connection carries at once.
    private static let share = 64

    private enum Outcome: Sendable, Equatable {
        case seated
        case waiting(UInt32)
    }

    @Test(arguments: seeds)
    func `exactly as many seats as there are, and the waiting list in the order of the commits`(
        seed: UInt64
    ) async throws {
        let plan = ExamPlan.shipped(seats: Self.seats)
        try await TestServer.run(outside: .init(plan: plan)) { server in
            var random = SeededRandom(seed: seed)
            let people = try await server.ready.make(0..<Self.people, at: server.clock.now())
                .shuffled(using: &random)
            let outcomes = try await Self.submit(people, to: server)
            let placed = zip(people, outcomes)
            #expect(placed.filter { $0.1 == .seated }.count == Self.seats)

            // The audit log's numbers are the order of the commits.
            let log = LogReading(server)
            let acts = try log.all().filter {
                $0.action == .filingSubmitted || $0.action == .seatAwaited
            }
            #expect(acts.count == Self.people)
            #expect(acts.prefix(Self.seats).allSatisfy { $0.action == .filingSubmitted })
            let queue = acts.dropFirst(Self.seats)
            #expect(queue.allSatisfy { $0.action == .seatAwaited })
            let places = Dictionary(
                uniqueKeysWithValues: placed.map { ($0.0.filing, $0.1) })
            for (position, act) in queue.enumerated() {
                let filing = try #require(act.filing)
                #expect(places[filing] == .waiting(UInt32(position + 1)))
            }
            let report = try await server.store.read { try $0.seatReport() }
            #expect(report.isRight)
            #expect(
                report.pools.map(\.recounted) == [
                    SeatCount(held: Self.seats, waiting: Self.people - Self.seats)
                ])
        }
    }

    /// Everybody at once: one task each, on as few connections as carry them.
    private static func submit(
        _ people: [ReadyApplicants.One], to server: TestServer
    ) async throws -> [Outcome] {
        var settings = FilingClient.Settings()
        settings.retryTokens = 1_000_000
        let groups = stride(from: 0, to: people.count, by: Self.share).map {
            people[$0..<min($0 + Self.share, people.count)]
        }
        var clients: [FilingClient] = []
        for group in groups {
            let client = FilingClient(
                host: "127.0.0.1", port: server.port, token: group.first?.token,
                settings: settings)
            // A session of its own lets the connection carry all of them.
            _ = try await client.auth.describeSession()
            clients.append(client)
        }
        let outcomes = try await withThrowingTaskGroup(of: (Int, Outcome).self) { tasks in
            for (number, person) in people.enumerated() {
                let client = clients[number / Self.share]
                tasks.addTask { (number, try await Self.submit(person, through: client)) }
            }
            var outcomes = [Outcome](repeating: .seated, count: people.count)
            for try await (number, outcome) in tasks { outcomes[number] = outcome }
            return outcomes
        }
        for client in clients { await client.close() }
        return outcomes
    }

    /// Asks until the server's queue has taken it; the key makes the asking again harmless.
    private static func submit(
        _ person: ReadyApplicants.One, through client: FilingClient
    ) async throws -> Outcome {
        let request = FilingV1.SubmitFilingRequest(
            filingNumber: person.number, revision: 1, declaration: "declaration-2026-1",
            waitWhenFull: true)
        let options = CallOptions(
            timeoutMs: 60_000, token: person.token, idempotencyKey: Array(person.number.utf8))
        while true {
            do {
                let reply = try await client.filing.submit(request, options: options)
                guard let seat = reply.seat, seat.standing == .waiting else { return .seated }
                return .waiting(seat.place)
            } catch {
                // Written so, and not with `where`: Swift 6.3.1 crashes on that.
                // On a busy machine a call may outlast its deadline and still be under way, and its
                // connection seem slow.
                let passing = ["IN_PROGRESS", "SLOW_PEER", "DEADLINE_EXCEEDED"]
                guard error.code == .resourceExhausted || passing.contains(error.reason) else {
                    throw error
                }
            }
        }
    }
}

extension LogReading {
    /// Every entry, oldest first.
    func all() throws -> [AuditEntry] {
        var all: [AuditEntry] = []
        while true {
            let page = try self.entries(after: Int64(all.count))
            guard !page.isEmpty else { return all }
            all += page
        }
    }
}
