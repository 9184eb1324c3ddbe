// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingStore
import FilingTestKit
import Testing

/// What an applicant is told on the way, in the system and on the phone.
@Suite(.timeLimit(.minutes(5))) struct NoticeJourneyTests {
    private static let phone = "13800138001"
    private static let words = "单位公章不清晰，请重新上传"

    /// A filing that the region wants more for, and its owner.
    private static func withSupplement(
        _ body: (TestServer, FilingClient, String) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let client = server.client(
                token: try await server.applicant(phone: Self.phone).token)
            let number = try await client.fileEverything()
            let desk = server.client(token: try await server.staff("reviewer").token)
            let claim = try await desk.review.claim(FilingV1.ClaimRequest(filingNumber: number))
            _ = try await desk.review.decide(
                FilingV1.DecideRequest(
                    filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                    outcome: .supplement, text: Self.words,
                    items: [
                        FilingV1.SupplementItem(
                            kind: .idFront, reason: .unreadable, text: Self.words)
                    ]))
            await desk.close()
            try await body(server, client, number)
            await client.close()
        }
    }

    @Test func `a change is told in the system and on the phone, without a person's words`()
        async throws
    {
        try await Self.withSupplement { server, client, number in
            // The outbox is looked through every few seconds.
            server.clock.advance(by: .seconds(6))
            let texts = [await server.sender.next(), await server.sender.next()]
            #expect(texts.allSatisfy { $0.phone.text == Self.phone && $0.text.contains(number) })
            #expect(texts.allSatisfy { !$0.text.contains("公章") })
            #expect(texts[0].text.contains("已提交"))
            #expect(texts[1].text.contains("补充材料"))

            let page = try await client.notice.list()
            #expect(page.notices.map(\.kind) == [.supplementAsked, .submitted])
            #expect(page.notices.allSatisfy { $0.filingNumber == number && !$0.read })
            #expect(texts[1].text.contains(Instant(ms: page.notices[0].dueMs).textInChina))
            #expect(page.unread == 2)
            while try await client.notice.list().notices.contains(where: {
                $0.textMessage != "handed-over"
            }) {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    @Test func `the figure of unread ones is everywhere the same, and goes down as they are read`()
        async throws
    {
        try await Self.withSupplement { server, client, number in
            func unread() async throws -> Set<UInt32> {
                [
                    try await client.notice.list().unread,
                    try await client.status.get(number).unreadNotices,
                    try await client.auth.describe().unreadNotices,
                ]
            }
            #expect(try await unread() == [2])
            let ids = try await client.notice.list().notices.map(\.id)
            // Somebody else's mark changes nothing.
            let other = server.client(
                token: try await server.applicant(phone: "13800138002").token)
            #expect(try await other.notice.markRead(ids).unread == 0)
            #expect(try await other.notice.markRead(upTo: .max).unread == 0)
            #expect(try await unread() == [2])
            #expect(try await client.notice.markRead([ids[1], ids[1], 99]).unread == 1)
            #expect(try await unread() == [1])
            let left = try await client.notice.list(FilingV1.ListNoticesRequest(unreadOnly: true))
            #expect(left.notices.map(\.id) == [ids[0]])
            #expect(try await client.notice.markRead(upTo: ids[0]).unread == 0)
            #expect(try await client.notice.list().notices.allSatisfy(\.read))
            #expect(try await unread() == [0])
            await other.close()
        }
    }

    @Test func `a submit that is repeated with its key is told once`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            try await client.stateProfile()
            let number = try await client.openDraft()
            try await client.uploadEverything(to: number)
            let request = FilingV1.SubmitFilingRequest(
                filingNumber: number, revision: try await client.status.get(number).revision,
                declaration: "declaration-2026-1")
            let options = CallOptions(idempotencyKey: [UInt8](repeating: 7, count: 16))
            for _ in 0..<3 { _ = try await client.filing.submit(request, options: options) }
            #expect(try await client.notice.list().notices.map(\.kind) == [.submitted])
            let sent = try await server.store.read { try $0.newestMessages(limit: 10) }
            #expect(sent.count == 1)
            await client.close()
        }
    }

    @Test func `pages follow each other, and a page has its limits`() async throws {
        try await Self.withSupplement { _, client, _ in
            let first = try await client.notice.list(FilingV1.ListNoticesRequest(limit: 1))
            let second = try await client.notice.list(
                FilingV1.ListNoticesRequest(before: first.next, limit: 1))
            #expect(first.notices.map(\.kind) == [.supplementAsked])
            #expect(second.notices.map(\.kind) == [.submitted])
            let last = try await client.notice.list(
                FilingV1.ListNoticesRequest(before: second.next, limit: 1))
            #expect(last.notices.isEmpty && last.next == 0)
            for refused in [
                { _ = try await client.notice.list(FilingV1.ListNoticesRequest(limit: 201)) },
                { try await client.notice.markRead([]) },
                { try await client.notice.markRead((1...101).map { UInt64($0) }) },
            ] as [() async throws -> Void] {
                let error = await #expect(throws: FilingError.self) { try await refused() }
                #expect(error?.reason == "FIELD_INVALID")
            }
        }
    }

    @Test func `who closes the account is told nothing more, and nothing of it is left`()
        async throws
    {
        try await Self.withSupplement { server, client, _ in
            let account = try await server.account(ofPhone: Self.phone)
            _ = try await client.consultation.open(
                FilingV1.OpenConsultationRequest(region: "11", text: "能否延期？"))
            let login = server.client(token: try await server.session(of: account).token)
            let code = try await server.code(to: Self.phone, for: .closeAccount, by: login)
            _ = try await login.rights.closeAccount(FilingV1.CloseAccountRequest(code: code))
            await login.close()
            let left = try await server.store.read { snapshot in
                [
                    try snapshot.notices(
                        of: account, before: NoticeID(rawValue: .max), unreadOnly: false,
                        limit: 9
                    ).count,
                    try snapshot.consultations(
                        of: account, before: ConsultationID(rawValue: .max),
                        waitingOnly: false, limit: 9
                    ).count,
                    try snapshot.consultationMessages(by: account).count,
                    try snapshot.nextReminder() == nil ? 0 : 1,
                    try snapshot.newestMessages(limit: 9).count,
                ]
            }
            #expect(left == [0, 0, 0, 0, 0])
        }
    }
}
