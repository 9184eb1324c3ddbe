// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// A question to a region's centre, and what becomes of it.
@Suite(.timeLimit(.minutes(5))) struct ConsultationJourneyTests {
    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    private static func ask(
        _ client: FilingClient, _ text: String = "何时出结果？", region: String = "11"
    ) async throws -> UInt64 {
        try await client.consultation.open(
            FilingV1.OpenConsultationRequest(region: region, text: text)
        ).consultation?.consultationID ?? 0
    }

    @Test func `asked about a filing, answered with a notice, read by both, and ended`()
        async throws
    {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let clerk = server.client(token: try await server.staff("desk", .support).token)
            let number = try await client.openDraft()
            let opened = try #require(
                try await client.consultation.open(
                    FilingV1.OpenConsultationRequest(filingNumber: number, text: "材料\n要原件吗？")
                ).consultation)
            #expect(opened.filingNumber == number && opened.region == "11")
            let waiting = try await clerk.consultation.list(
                FilingV1.ListConsultationsRequest(waitingOnly: true))
            #expect(waiting.consultations == [opened])

            let answered = try await clerk.consultation.reply(
                to: opened.consultationID, "扫描件即可。")
            #expect(answered.consultation?.state == .answered)
            let notice = try #require(try await client.notice.list().notices.first)
            #expect(notice.kind == .consultationAnswered)
            #expect(notice.consultationID == opened.consultationID)
            #expect(notice.filingNumber == number && notice.textMessage.isEmpty)
            #expect(
                try await clerk.consultation.list(
                    FilingV1.ListConsultationsRequest(waitingOnly: true)
                ).consultations.isEmpty)

            for reader in [client, clerk] {
                let thread = try await reader.consultation.get(opened.consultationID)
                #expect(thread.messages.map(\.text) == ["材料\n要原件吗？", "扫描件即可。"])
                #expect(thread.messages.map(\.author) == [.applicant, .support])
            }
            // One view: the owner's own look is none.
            let views = try await client.profile.listViews(FilingV1.ListViewsRequest()).views
            #expect(views.map(\.action) == ["consultation-viewed"])
            #expect(views.map(\.role) == [.support])

            _ = try await client.consultation.close(opened.consultationID)
            #expect(
                await Self.reason {
                    try await clerk.consultation.reply(to: opened.consultationID, "再见")
                } == "CONSULTATION_CLOSED")
            #expect(try await clerk.consultation.list().consultations.isEmpty)
            #expect(try await client.consultation.list().consultations.map(\.state) == [.closed])
            for client in [client, clerk] { await client.close() }
        }
    }

    @Test func `a thread of somebody else is none, for applicants and other regions`()
        async throws
    {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let other = server.client(
                token: try await server.applicant(phone: "13800138002").token)
            let far = server.client(
                token: try await server.staff("far", .supervisor, region: "31").token)
            let id = try await Self.ask(client)
            for stranger in [other, far] {
                let reasons = [
                    await Self.reason { try await stranger.consultation.get(id) },
                    await Self.reason { try await stranger.consultation.reply(to: id, "?") },
                    await Self.reason { try await stranger.consultation.close(id) },
                    await Self.reason { try await stranger.consultation.get(id + 1) },
                ]
                #expect(Set(reasons) == ["CONSULTATION_UNKNOWN"])
                #expect(try await stranger.consultation.list().consultations.isEmpty)
            }
            // Nobody's filing can be quoted by another.
            let number = try await client.openDraft()
            #expect(
                await Self.reason {
                    try await other.consultation.open(
                        FilingV1.OpenConsultationRequest(filingNumber: number, text: "?"))
                } == "FILING_NOT_FOUND")
            for client in [client, other, far] { await client.close() }
        }
    }

    @Test func `three open threads, twenty messages a day, and texts with an end`() async throws {
        try await TestServer.run { server in
            let person = try await server.applicant()
            let client = server.client(token: person.token)
            let threads = [
                try await Self.ask(client), try await Self.ask(client, region: "31"),
                try await Self.ask(client),
            ]
            #expect(await Self.reason { try await Self.ask(client) } == "CONSULTATION_LIMIT")
            _ = try await client.consultation.close(threads[0])
            let fourth = try await Self.ask(client)
            // 4 so far: 16 more.
            for number in 5...20 {
                _ = try await client.consultation.reply(to: fourth, "补充 \(number)")
            }
            #expect(
                await Self.reason { try await client.consultation.reply(to: fourth, "?") }
                    == "CONSULTATION_TOO_OFTEN")
            // The centre answers whenever it likes.
            let clerk = server.client(token: try await server.staff("desk").token)
            for _ in 0..<3 { _ = try await clerk.consultation.reply(to: fourth, "已收到") }
            #expect(try await client.notice.list().unread == 3)

            func said(_ text: String) async -> String? {
                do {
                    _ = try await clerk.consultation.reply(to: fourth, text)
                    return nil
                } catch { return error.reason }
            }
            #expect(await said(String(repeating: "答", count: 2_000)) == nil)
            for refused in ["", " \n ", "a\u{1B}[31m", String(repeating: "答", count: 2_001)] {
                #expect(await said(refused) == "FIELD_INVALID")
            }
            server.clock.advance(by: .day)
            let later = server.client(
                token: try await server.session(of: person.account).token)
            #expect(try await later.consultation.reply(to: fourth, "谢谢").consultation != nil)
            for client in [client, clerk, later] { await client.close() }
        }
    }

    @Test func `a question is to one region or about one filing`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let number = try await client.openDraft()
            #expect(
                await Self.reason {
                    try await client.consultation.open(
                        FilingV1.OpenConsultationRequest(
                            filingNumber: number, region: "11", text: "?"))
                } == "FIELD_INVALID")
            for region in ["", "99", "71"] {
                #expect(
                    await Self.reason { try await Self.ask(client, region: region) }
                        == "REGION_UNKNOWN")
            }
            await client.close()
        }
    }
}
