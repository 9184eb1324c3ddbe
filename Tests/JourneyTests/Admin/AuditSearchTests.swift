// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
@testable import FilingServer
import FilingStore
import FilingTestKit
import Testing

/// The search of the audit log against reading all of it.
@Suite(.timeLimit(.minutes(5))) struct AuditSearchTests {
    /// People and filings that a made-up log tells of.
    struct Cast {
        let applicants: [AccountID]
        /// One of each applicant.
        let filings: [(id: FilingID, number: String)]
        let staff: [(account: AccountID, name: String, role: Role)]
    }

    private static func cast(_ server: TestServer) async throws -> Cast {
        var applicants: [AccountID] = []
        var filings: [(FilingID, String)] = []
        for serial in 0..<3 {
            let person = try await server.applicant(phone: "1380013800\(serial)")
            let client = server.client(token: person.token)
            let number = try await client.openDraft()
            await client.close()
            applicants.append(person.account)
            let id = try #require(
                try await server.store.read {
                    try $0.filings(of: person.account, limit: 1).first?.id
                })
            filings.append((id, number))
        }
        var staff: [(AccountID, String, Role)] = []
        for role in [Role.reviewer, .support, .systemAdmin] {
            let name = "cast-\(role.token)"
            staff.append((try await server.staff(name, role).account, name, role))
        }
        return Cast(applicants: applicants, filings: filings, staff: staff)
    }

    /// An entry as the service could have left it: applicants act on themselves, and what is about a
    /// filing is about its owner.
    private static func entry(
        _ cast: Cast, at now: Instant, _ random: inout SeededRandom
    ) -> AuditEntry {
        let who = Int.random(in: 0..<cast.applicants.count, using: &random)
        let isAboutFiling = Bool.random(using: &random)
        let actions: [AuditAction] = [.login, .loginFailed, .filingViewed, .filingApproved]
        let byApplicant = Bool.random(using: &random)
        let clerk = cast.staff[Int.random(in: 0..<cast.staff.count, using: &random)]
        return AuditEntry(
            at: now,
            actor: byApplicant
                ? .account(cast.applicants[who], .applicant)
                : Int.random(in: 0..<5, using: &random) == 0
                    ? .service : .account(clerk.account, clerk.role),
            action: actions[Int.random(in: 0..<actions.count, using: &random)],
            outcome: Bool.random(using: &random) ? .done : .refused,
            subject: isAboutFiling || byApplicant || Bool.random(using: &random)
                ? cast.applicants[who] : nil,
            filing: isAboutFiling ? cast.filings[who].id : nil,
            region: Bool.random(using: &random)
                ? RegionCode(rawValue: 11) : RegionCode(rawValue: 44))
    }

    /// Fills the log; the clock goes back now and then.
    private static func fill(
        _ server: TestServer, _ cast: Cast, count: Int, _ random: inout SeededRandom
    ) async throws {
        var now = server.clock.now()
        var entries: [AuditEntry] = []
        for _ in 0..<count {
            now = now + .seconds(Int64.random(in: -600...3_600, using: &random))
            entries.append(Self.entry(cast, at: now, &random))
        }
        let all = entries
        try await server.store.write { transaction in
            for entry in all { try transaction.audit(entry) }
        }
    }

    private static func rows(_ server: TestServer) async throws -> [AuditRecord] {
        try await server.store.read { try $0.auditRows(after: 0, limit: 100_000) }.compactMap {
            if case .record(let record) = $0 { record } else { nil }
        }
    }

    /// Everything that a search finds, page by page.
    private static func found(
        _ client: FilingClient, _ request: FilingV1.AuditSearchRequest
    ) async throws -> [FilingV1.AuditLogEntry] {
        var request = request
        var found: [FilingV1.AuditLogEntry] = []
        repeat {
            let page = try await client.admin.auditSearch(request)
            #expect(page.entries.count <= Int(request.limit))
            found += page.entries
            request.before = page.next
        } while request.before != 0
        return found
    }

    @Test(arguments: UInt64(1)...3)
    func `each filter and any of them together find what reading the whole log finds`(
        seed: UInt64
    ) async throws {
        try await TestServer.run { server in
            var random = SeededRandom(seed: seed)
            let cast = try await Self.cast(server)
            try await Self.fill(server, cast, count: 1_500, &random)
            let rows = try await Self.rows(server)
            let end = try #require(rows.last).seq + 1
            let client = server.client(
                token: try await server.staff("auditor", .auditAdmin).token)
            let times = rows.map(\.fields.atMs)
            let span = (times.min() ?? 0)...(times.max() ?? 0)
            for round in 0..<40 {
                // The first rounds take one filter each, the others any number of them.
                func takes(_ filter: Int) -> Bool {
                    round < 9 ? round == filter : Int.random(in: 0..<4, using: &random) == 0
                }
                let clerk = cast.staff[Int.random(in: 0..<3, using: &random)]
                let person = Int.random(in: 0..<3, using: &random)
                var request = FilingV1.AuditSearchRequest(
                    before: UInt64(end), limit: UInt32.random(in: 1...200, using: &random))
                if takes(0) { request.actions = ["login-failed", "filing-approved"] }
                if takes(1) { request.outcome = "refused" }
                if takes(2) { request.actor = clerk.name }
                if takes(3) { request.actor = "\(cast.applicants[person].rawValue)" }
                if takes(4) { request.subject = UInt64(cast.applicants[person].rawValue) }
                if takes(5) { request.filingNumber = cast.filings[person].number }
                if takes(6) { request.region = "44" }
                if takes(7) { request.fromMs = Int64.random(in: span, using: &random) }
                if takes(8) { request.untilMs = Int64.random(in: span, using: &random) }
                let wanted = rows.reversed().filter { Self.naive($0.fields, request, cast) }
                let found = try await Self.found(client, request)
                #expect(found.map(\.seq) == wanted.map { UInt64($0.seq) }, "\(request)")
                #expect(found.map(\.hash) == wanted.map(\.hash))
            }
            await client.close()
        }
    }

    /// Whether a row is what a request asks for, read column by column.
    private static func naive(
        _ row: AuditFields, _ request: FilingV1.AuditSearchRequest, _ cast: Cast
    ) -> Bool {
        let action = AuditAction(rawValue: Int32(row.action))?.token ?? ""
        let outcome = AuditEntry.Outcome(rawValue: Int32(row.outcome))?.token
        let actors = [
            row.actorID.map { "\($0)" },
            cast.staff.first { $0.account.rawValue == row.actorID }?.name,
        ]
        let filing = cast.filings.first { $0.id.rawValue == row.filingID }?.number
        return (request.actions.isEmpty || request.actions.contains(action))
            && (request.outcome.isEmpty || request.outcome == outcome)
            && (request.actor.isEmpty || actors.contains(request.actor))
            && (request.subject == 0 || Int64(request.subject) == row.subjectID)
            && (request.filingNumber.isEmpty || request.filingNumber == filing)
            && (request.region.isEmpty || Int64(request.region) == row.region)
            && (request.fromMs == 0 || row.atMs >= request.fromMs)
            && (request.untilMs == 0 || row.atMs < request.untilMs)
    }

    @Test func `an entry is told with the names that go with its numbers, and none of a person`()
        async throws
    {
        try await TestServer.run { server in
            let cast = try await Self.cast(server)
            let clerk = cast.staff[0]
            try await server.store.write { transaction in
                try transaction.audit(
                    AuditEntry(
                        at: Instant(ms: 1_770_000_000_000),
                        actor: .account(clerk.account, clerk.role), action: .fieldsUnmasked,
                        subject: cast.applicants[1], filing: cast.filings[1].id,
                        region: RegionCode(rawValue: 11), purpose: .complaint, object: 5,
                        reference: try AuditReference(text: "T-2026/17")))
            }
            let client = server.client(
                token: try await server.staff("auditor", .auditAdmin).token)
            let page = try await client.admin.auditSearch(.init(limit: 1))
            let entry = try #require(page.entries.first)
            #expect(entry.actor == "reviewer" && entry.actorName == clerk.name)
            #expect(entry.actorAccount == UInt64(clerk.account.rawValue))
            #expect(entry.action == "fields-unmasked" && entry.outcome == "done")
            #expect(entry.subject == UInt64(cast.applicants[1].rawValue))
            #expect(entry.filingNumber == cast.filings[1].number)
            #expect(entry.region == "11" && entry.purpose == .complaint && entry.object == 5)
            #expect(entry.reference == "T-2026/17" && entry.atMs == 1_770_000_000_000)
            #expect(page.next == entry.seq)
            await client.close()
        }
    }

    @Test func `a search leaves an entry, but nothing in the list of the person it was about`()
        async throws
    {
        try await TestServer.run { server in
            let cast = try await Self.cast(server)
            let auditor = try await server.staff("auditor", .auditAdmin)
            let client = server.client(token: auditor.token)
            let log = LogReading(server)
            let before = try log.head()
            _ = try await client.admin.auditSearch(
                .init(filingNumber: cast.filings[0].number, region: "11"))
            let left = try log.entries(after: before)
            #expect(left.map(\.action) == [.auditSearched])
            #expect(left.map(\.actor) == [.account(auditor.account, .auditAdmin)])
            #expect(left.map(\.filing) == [cast.filings[0].id])
            #expect(left.map(\.purpose) == [.audit])
            let again = try await client.admin.auditSearch(
                .init(actions: ["audit-searched"], subject: UInt64(cast.applicants[0].rawValue)))
            #expect(again.entries.isEmpty)
            let owner = server.client(
                token: try await server.session(of: cast.applicants[0]).token)
            let views = try await owner.profile.listViews(.init())
            #expect(views.views.isEmpty)
            await client.close()
            await owner.close()
        }
    }

    @Test func `what cannot be asked is refused, each with its reason, and leaves nothing`()
        async throws
    {
        try await TestServer.run { server in
            _ = try await server.applicant()
            let client = server.client(
                token: try await server.staff("auditor", .auditAdmin).token)
            let log = LogReading(server)
            let before = try log.head()
            let refused: [(FilingV1.AuditSearchRequest, String)] = [
                (.init(actions: ["login", "no-such"]), "ACTION_UNKNOWN"),
                (.init(actions: Array(repeating: "login", count: 17)), "FIELD_INVALID"),
                (.init(outcome: "perhaps"), "FIELD_INVALID"),
                (.init(actor: "nobody-has-this"), "STAFF_UNKNOWN"),
                (.init(actor: "Not A Name"), "USER_NAME_INVALID"),
                (.init(filingNumber: "SW26-11-000000000-1"), "FILING_NUMBER_INVALID"),
                (.init(filingNumber: "SW26-11-123456788-X"), "FILING_NUMBER_INVALID"),
                (.init(region: "99"), "REGION_UNKNOWN"),
                (.init(fromMs: -1), "FIELD_INVALID"), (.init(untilMs: .min), "FIELD_INVALID"),
                (.init(limit: 201), "FIELD_INVALID"),
            ]
            for (request, reason) in refused {
                let error = await #expect(throws: FilingError.self) {
                    _ = try await client.admin.auditSearch(request)
                }
                #expect(error?.reason == reason, "\(request)")
            }
            #expect(try log.head() == before)
            // Numbers at the ends of their range are no trap.
            let empty = try await client.admin.auditSearch(
                .init(
                    actor: "9223372036854775807", subject: .max, fromMs: .max, untilMs: .max,
                    before: .max, limit: 1))
            #expect(empty.entries.isEmpty && empty.next == 0)
            await client.close()
        }
    }
}
