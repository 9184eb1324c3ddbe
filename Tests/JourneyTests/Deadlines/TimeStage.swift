// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingStore
import FilingTestKit
import Testing

/// A server and its people on different days: sessions of before have ended when they come back.
struct TimeStage {
    let server: TestServer
    let applicant: TestServer.Person
    let clerk: TestServer.Person
    let supervisor: TestServer.Person

    static func run(_ body: (TimeStage) async throws -> Void) async throws {
        try await TestServer.run { server in
            try await body(
                TimeStage(
                    server: server, applicant: try await server.applicant(),
                    clerk: try await server.staff("clerk"),
                    supervisor: try await server.staff("supervisor", .supervisor)))
        }
    }

    var now: Instant { self.server.clock.now() }

    /// Calls of a person who has just logged in.
    func with<R>(
        _ person: TestServer.Person, _ body: (FilingClient) async throws -> R
    ) async throws -> R {
        let session = try await self.server.session(of: person.account)
        let client = self.server.client(token: session.token)
        do {
            let result = try await body(client)
            await client.close()
            return result
        } catch {
            await client.close()
            throw error
        }
    }

    /// The reason why a person's call is refused; nil if it is not.
    func refusal(
        _ person: TestServer.Person, _ body: (FilingClient) async throws -> some Sendable
    ) async throws -> FilingError? {
        do {
            _ = try await self.with(person) { try await body($0) }
            return nil
        } catch let error as FilingError {
            return error
        }
    }

    /// Moves the clock on; the jobs beside the calls wake up if it is a minute and more.
    func go(to moment: Instant) {
        self.server.clock.advance(by: moment - self.now)
    }

    /// Moves the clock on so that nothing was tidied since half a minute before.
    func goQuietly(to moment: Instant) async throws {
        self.go(to: Instant(ms: moment.ms - 30_000))
        try await self.letJobsSleep()
        self.go(to: moment)
    }

    /// Waits until every job sleeps again.
    func letJobsSleep() async throws {
        var seen = 0
        // Sleepers are put back one by one: the same number thrice is all of them.
        var last = -1
        for _ in 0..<2_000 where seen < 20 {
            let count = self.server.clock.sleeperCount
            seen = count == last ? seen + 1 : 0
            last = count
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// A complete, submitted filing; its number.
    func file() async throws -> String {
        let number = try await self.draft()
        _ = try await self.with(self.applicant) { try await $0.submitNow(number) }
        return number
    }

    /// A draft to which only the submit is missing; its number.
    func draft() async throws -> String {
        try await self.with(self.applicant) { client in
            try await client.stateProfile()
            try await client.agreeToImages()
        }
        return try await self.server.completeDraft(of: self.applicant.account).number.text
    }

    /// Claims a filing and asks for its proof of work.
    func ask(
        for number: String, lastDay: FilingV1.Date? = nil
    ) async throws -> FilingV1.DecideReply {
        try await self.with(self.clerk) { client in
            let claim = try await client.review.claim(.init(filingNumber: number))
            return try await client.review.decide(
                FilingV1.DecideRequest(
                    filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                    outcome: .supplement, items: [.init(kind: .workProof, reason: .noSeal)],
                    supplementDue: lastDay))
        }
    }

    /// Uploads what was asked for and submits.
    func answer(_ number: String) async throws {
        try await self.with(self.applicant) { try await Self.answer(number, by: $0) }
    }

    static func answer(_ number: String, by client: FilingClient) async throws {
        let scan = try Fixtures.material("work_proof.jpg")
        _ = try await client.upload.send(scan, as: .workProof, for: number)
        try await client.submitNow(number)
    }

    func status(_ number: String) async throws -> FilingV1.StatusReply {
        try await self.with(self.applicant) { try await $0.status.get(number) }
    }

    func window(_ region: String = "11") async throws -> FilingV1.GetWindowReply {
        try await self.with(self.applicant) {
            try await $0.window.get(.init(exam: "sw-2026", region: region))
        }
    }

    /// The filing as its row says, without what time has made of it.
    func row(_ number: String) throws -> Filing {
        let number = try FilingNumber(text: number)
        return try self.server.store.point {
            try $0.filing(number, ownedBy: self.applicant.account)
        }
    }
}

/// `2026-02-13 09:30` in UTC+8.
func moment(_ text: String) throws -> Instant {
    let parts = text.split(separator: " ")
    let clock = parts[1].split(separator: ":").map { Int64($0) ?? 0 }
    let day = try #require(CivilDate(text: String(parts[0])))
    return Instant(startOf: day) + .minutes(clock[0] * 60 + clock[1])
}
