// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingServer
import FilingStore
import FilingTestKit
import Synchronization
import Testing

/// What the registration system is told, asks and answers.
@Suite(.timeLimit(.minutes(3))) struct RegistryJourneyTests {
    @Test func `an approval is a record with what registration needs, its revocation follows`()
        async throws
    {
        try await RegistryStage.run { stage in
            let first = try await stage.filed()
            let second = try await stage.filed()
            stage.server.clock.advance(by: .minutes(5))
            let supervisor = try await stage.server.staff("supervisor-1", .supervisor)
            let log = LogReading(stage.server)
            let head = try log.head()
            let revoked = try await stage.revoke(first.filing, by: supervisor)
            #expect(try log.entries(after: head).map(\.action) == [.approvalRevoked])
            #expect(revoked.state == .revoked)

            let page = try await stage.registry.registry.pull(FilingV1.PullRequest())
            #expect(page.records.map(\.change) == [.approved, .approved, .revoked])
            #expect(page.records.map(\.cursor) == [1, 2, 3])
            #expect(page.next == 3)
            #expect(!page.more)
            let record = page.records[1]
            #expect(record.key?.exam == "sw-2026")
            #expect(record.key?.filingNumber == second.filing.number.text)
            #expect(record.key?.revision == second.filing.revision.rawValue)
            #expect(record.name == "林样文")
            #expect(record.idNumber == second.identity.number.text)
            #expect(record.level == .junior)
            #expect(record.region == "11")
            #expect(record.approvedAtMs == second.filing.stateSince.ms)
            #expect(record.state == .waiting)
            let fall = page.records[2]
            #expect(fall.key?.revision == revoked.revision)
            #expect(fall.approvedRevision == first.filing.revision.rawValue)
            #expect(fall.approvedAtMs == first.filing.stateSince.ms)
            #expect(fall.revokedAtMs == stage.server.clock.now().ms)
            #expect(fall.reasons == [.other])
            // The applicant reads why.
            let status = try await stage.with(first.owner) {
                try await $0.status.get(first.filing.number.text)
            }
            #expect(status.state == .revoked)
            #expect(status.reasons == [.other])
            #expect(status.text == "毕业证书查无此人")
            let again = try await stage.registry.registry.pull(FilingV1.PullRequest())
            #expect(again.records == page.records)
        }
    }

    @Test func `who was named in a record finds the registration system in their list of views`()
        async throws
    {
        try await RegistryStage.run { stage in
            let approved = try await stage.filed()
            _ = try await stage.registry.registry.pull(FilingV1.PullRequest())
            _ = try await stage.registry.registry.check(
                FilingV1.CheckRequest(
                    idNumber: approved.identity.number.text, exam: "sw-2026", level: .junior))
            let views = try await stage.with(approved.owner) {
                try await $0.profile.listViews(FilingV1.ListViewsRequest()).views
            }
            #expect(views.map(\.action) == ["registration-checked", "record-delivered"])
            #expect(views.allSatisfy { $0.role == .registry && $0.purpose == .registration })
        }
    }

    @Test func `a waiting pull is answered by the next approval, and by no lesser change`()
        async throws
    {
        try await RegistryStage.run { stage in
            let clock = stage.server.clock
            let quiet = clock.sleeperCount
            let waiting = Task {
                try await stage.registry.registry.pull(
                    FilingV1.PullRequest(wait: true), options: CallOptions(timeoutMs: 60_000))
            }
            // The clock stands still: nothing but a commit can end the wait.
            while clock.sleeperCount <= quiet { await Task.yield() }
            let pending = try await stage.filed(.pending)
            let approved = try await stage.server.store.write {
                try stage.server.approved(pending.filing, in: $0)
            }
            let page = try await waiting.value
            #expect(page.records.map { $0.key?.filingNumber } == [approved.number.text])
            #expect(page.next == 1)
        }
    }

    @Test func `a pull that waits for nothing ends before its deadline with an empty page`()
        async throws
    {
        try await RegistryStage.run { stage in
            _ = try await stage.filed()
            let empty = try await stage.registry.registry.pull(FilingV1.PullRequest(after: 1))
            #expect(empty.records.isEmpty)
            #expect(empty.next == 1)
            let clock = stage.server.clock
            let quiet = clock.sleeperCount
            let ended = Mutex(false)
            let waiting = Task {
                let page = try await stage.registry.registry.pull(
                    FilingV1.PullRequest(after: 1, wait: true),
                    options: CallOptions(timeoutMs: 60_000))
                ended.withLock { $0 = true }
                return page
            }
            // As long as nobody's session would end: a job may have slept in its place at first.
            for _ in 0..<12 {
                while clock.sleeperCount <= quiet, !ended.withLock({ $0 }) { await Task.yield() }
                clock.advance(by: .seconds(61))
            }
            let page = try await waiting.value
            #expect(page.records.isEmpty)
            #expect(page.next == 1)
        }
    }

    @Test func `a page has what was asked for, says that there is more and goes on behind it`()
        async throws
    {
        try await RegistryStage.run { stage in
            var numbers: [String] = []
            for _ in 0..<5 { numbers.append(try await stage.filed().filing.number.text) }
            var seen: [String] = []
            var after: UInt64 = 0
            var pages = 0
            while true {
                let page = try await stage.registry.registry.pull(
                    FilingV1.PullRequest(after: after, limit: 2))
                seen += page.records.compactMap { $0.key?.filingNumber }
                after = page.next
                pages += 1
                guard page.more else { break }
            }
            #expect(seen == numbers)
            #expect(pages == 3)
            #expect(
                await RegistryStage.reason {
                    try await stage.registry.registry.pull(FilingV1.PullRequest(limit: 501))
                } == "FIELD_INVALID")
            let far = try await stage.registry.registry.pull(FilingV1.PullRequest(after: .max))
            #expect(far.records.isEmpty)
        }
    }

    @Test func `registration is checked by number, exam and level, and the person unknown is no`()
        async throws
    {
        try await RegistryStage.run { stage in
            let approved = try await stage.filed()
            let pending = try await stage.filed(.pending)
            func check(
                _ number: String, _ level: FilingV1.Level = .junior, exam: String = "sw-2026"
            ) async throws -> FilingV1.CheckReply {
                try await stage.registry.registry.check(
                    FilingV1.CheckRequest(idNumber: number, exam: exam, level: level))
            }
            let yes = try await check(approved.identity.number.text)
            #expect(yes.verdict == .approved)
            #expect(yes.filingNumber == approved.filing.number.text)
            #expect(yes.state == .approved)
            #expect(yes.region == "11")
            #expect(try await check(approved.identity.number.text, .senior).verdict == .otherLevel)
            let no = try await check(pending.identity.number.text)
            #expect(no.verdict == .notApproved)
            #expect(no.state == .pending)
            let unknown = try await check(InventedNumber.idNumber(serial: 90_000))
            #expect(unknown == FilingV1.CheckReply(verdict: .personUnknown))
            #expect(
                await RegistryStage.reason { try await check("110105199803129970") }
                    == "ID_NUMBER_CHECK_DIGIT")
            #expect(
                await RegistryStage.reason {
                    try await check(approved.identity.number.text, exam: "sw-1999")
                } == "EXAM_UNKNOWN")
            #expect(
                await RegistryStage.reason {
                    try await check(approved.identity.number.text, .unspecified)
                } == "FIELD_INVALID")
        }
    }

    @Test func `a program logs in by a key enrolled on the machine, until it is revoked`()
        async throws
    {
        try await TestServer.run { server in
            let desk = RegistryKeyDesk(keys: server.keys, personal: server.personal)
            let (privateKey, publicKey) = try InventedNumber.keyPair(serial: 1)
            let now = server.clock.now()
            let key = try await server.store.write {
                try desk.add(publicKey, label: "报名系统", in: $0, at: now)
            }
            let client = server.client()
            let login = try await client.auth.login(privateKey: privateKey)
            #expect(login.session.role == .registry)
            #expect(login.session.region == "")
            _ = try await client.registry.pull(FilingV1.PullRequest())
            // A supervisor of a region has no say over it.
            let supervisor = server.client(
                token: try await server.staff("supervisor-1", .supervisor).token)
            #expect(
                await RegistryStage.reason {
                    try await supervisor.centre.revokeKey(FilingV1.RevokeKeyRequest(keyID: key.id))
                } == "KEY_UNKNOWN")
            await supervisor.close()
            // Two live keys at once, no third, and none twice.
            try await server.store.write { transaction in
                #expect(throws: Refusal.self) {
                    try desk.add(publicKey, label: "x", in: transaction, at: now)
                }
                let second = try InventedNumber.keyPair(serial: 2).1
                _ = try desk.add(second, label: "x", in: transaction, at: now)
                let third = try InventedNumber.keyPair(serial: 3).1
                #expect(throws: Refusal.self) {
                    try desk.add(third, label: "x", in: transaction, at: now)
                }
            }
            try await server.store.write { try desk.revoke(key.id, in: $0, at: now) }
            let again = server.client()
            #expect(
                await RegistryStage.reason { try await again.auth.login(privateKey: privateKey) }
                    == "LOGIN_FAILED")
            await again.close()
            await client.close()
        }
    }

    @Test func `an approval given up with the account is revoked, and the record names nobody`()
        async throws
    {
        try await RegistryStage.run { stage in
            let approved = try await stage.filed()
            _ = try await stage.registry.registry.publishTickets(
                FilingV1.PublishTicketsRequest(tickets: [TicketFixture.ticket(of: approved)]))
            try await stage.with(approved.owner) { client in
                let phone = "13710000001"
                let code = try await stage.server.code(to: phone, for: .closeAccount, by: client)
                _ = try await client.rights.closeAccount(
                    FilingV1.CloseAccountRequest(code: code, givesUpApproval: true))
            }
            let page = try await stage.registry.registry.pull(FilingV1.PullRequest())
            #expect(page.records.map(\.change) == [.approved, .revoked])
            #expect(page.records.allSatisfy { $0.name.isEmpty && $0.idNumber.isEmpty })
            #expect(page.records[1].approvedRevision == approved.filing.revision.rawValue)
            let check = try await stage.registry.registry.check(
                FilingV1.CheckRequest(
                    idNumber: approved.identity.number.text, exam: "sw-2026", level: .junior))
            #expect(check.verdict == .personUnknown)
            let ticket = try stage.server.store.point { try $0.ticket(of: approved.filing.id) }
            #expect(ticket == nil)
            let outcome = try await stage.registry.registry.publishTickets(
                FilingV1.PublishTicketsRequest(tickets: [TicketFixture.ticket(of: approved)]))
            #expect(outcome.outcomes == [.notApproved])
        }
    }
}
