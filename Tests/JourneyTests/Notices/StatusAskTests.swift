// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingServer
import FilingTestKit
import Testing

/// The status without a session: for whoever has the phone and knows the number, and nobody else.
@Suite(.timeLimit(.minutes(5))) struct StatusAskTests {
    private static let phone = "13800138001"
    private static let otherPhone = "13800138002"
    /// Of a person with an account, and of nobody.
    private static let otherNumber = "110105199003071239"
    private static let nobodysNumber = "110105199208214563"

    /// Somebody with a filing, and somebody else with an account.
    private static func withFiling(
        _ body: (TestServer, _ owner: FilingClient, String) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let owner = server.client(
                token: try await server.applicant(phone: Self.phone).token)
            let number = try await owner.fileEverything()
            let other = server.client(
                token: try await server.applicant(phone: Self.otherPhone).token)
            try await other.stateProfile(
                identity: FilingV1.Identity(name: "林样文", idNumber: Self.otherNumber))
            await other.close()
            try await body(server, owner, number)
            await owner.close()
        }
    }

    /// The very bytes of an answer, head and body.
    private static func answer(
        _ server: TestServer, phone: String, code: String, idNumber: String
    ) async throws -> RawAsking.Answer {
        let asking = try await RawAsking(server)
        defer { asking.peer.close() }
        return try await asking.ask(
            "filing.v1.Status/Ask", [],
            FilingV1.AskStatusRequest(phone: phone, code: code, idNumber: idNumber).encoded)
    }

    @Test func `it tells what a session would be told, once, and makes no session`() async throws {
        try await Self.withFiling { server, owner, number in
            let nobody = server.client()
            let sessions = try await owner.auth.listSessions().count
            let code = try await server.code(to: Self.phone, for: .checkStatus, by: nobody)
            let log = LogReading(server)
            let before = try log.head()
            let reply = try await nobody.status.ask(
                phone: Self.phone, code: code, idNumber: Fixtures.identity.idNumber)
            #expect(reply.filings == [try await owner.status.get(number)])
            #expect(reply.unreadNotices == 1)
            #expect(try await owner.auth.listSessions().count == sessions)
            let entries = try log.entries(after: before)
            #expect(entries.map(\.action) == [.statusAsked])
            #expect(entries.map(\.outcome) == [.done])
            #expect(entries.map(\.actor) == [.nobody])
            #expect(entries.map(\.subject) == [try await server.account(ofPhone: Self.phone)])
            let again = await #expect(throws: FilingError.self) {
                try await nobody.status.ask(
                    phone: Self.phone, code: code, idNumber: Fixtures.identity.idNumber)
            }
            #expect(again?.reason == "CODE_EXPIRED")
            await nobody.close()
        }
    }

    @Test
    func `a number that is another's and one that is nobody's are answered in the same bytes`()
        async throws
    {
        try await Self.withFiling { server, _, _ in
            let nobody = server.client()
            let log = LogReading(server)
            var answers: Set<RawAsking.Answer> = []
            for idNumber in [Self.otherNumber, Self.nobodysNumber] {
                server.clock.advance(by: .minutes(2))
                let code = try await server.code(to: Self.phone, for: .checkStatus, by: nobody)
                let before = try log.head()
                let answer = try await Self.answer(
                    server, phone: Self.phone, code: code, idNumber: idNumber)
                #expect(try answer.status.reason == "STATUS_UNPROVEN")
                answers.insert(answer)
                let entries = try log.entries(after: before)
                #expect(entries.map(\.outcome) == [.refused])
                #expect(entries.map(\.subject) == [nil])
                // The guess has cost the code.
                let second = try await Self.answer(
                    server, phone: Self.phone, code: code,
                    idNumber: Fixtures.identity.idNumber)
                #expect(try second.status.reason == "CODE_EXPIRED")
            }
            #expect(answers.count == 1)
            await nobody.close()
        }
    }

    @Test func `a phone with an account and one without are answered in the same bytes`()
        async throws
    {
        try await Self.withFiling { server, _, _ in
            let nobody = server.client()
            let unknown = "13800138009"
            for asked in [false, true] {
                if asked {
                    for phone in [Self.phone, unknown] {
                        _ = try await nobody.auth.requestCode(
                            phone: phone, purpose: .checkStatus,
                            captcha: try await server.captcha(for: nobody))
                    }
                }
                var answers: Set<RawAsking.Answer> = []
                for phone in [Self.phone, unknown] {
                    for idNumber in [Fixtures.identity.idNumber, Self.nobodysNumber] {
                        answers.insert(
                            try await Self.answer(
                                server, phone: phone, code: "wrong!", idNumber: idNumber))
                    }
                }
                #expect(answers.count == 1)
                let reasons = Set(try answers.map { try $0.status.reason })
                #expect(reasons == [asked ? "CODE_WRONG" : "CODE_EXPIRED"])
            }
            await nobody.close()
        }
    }

    @Test
    func `a code for something else is worthless, and an account without a number shows nothing`()
        async throws
    {
        try await Self.withFiling { server, _, _ in
            let nobody = server.client()
            let unlock = try await server.code(to: Self.phone, for: .unlock, by: nobody)
            let wrong = try await Self.answer(
                server, phone: Self.phone, code: unlock, idNumber: Fixtures.identity.idNumber)
            #expect(try wrong.status.reason == "CODE_EXPIRED")
            _ = try await server.applicant(phone: "13800138003")
            let code = try await server.code(to: "13800138003", for: .checkStatus, by: nobody)
            let bare = try await Self.answer(
                server, phone: "13800138003", code: code, idNumber: Self.nobodysNumber)
            #expect(try bare.status.reason == "STATUS_UNPROVEN")
            await nobody.close()
        }
    }
}
