// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingServer
import FilingTestKit
import Testing

/// What people do with their accounts.
@Suite(.timeLimit(.minutes(5))) struct AccountJourneyTests {
    private static let phone = "13800138001"
    private static let password = "Correct-Horse-7"

    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    private static func withAccount(
        _ body: (TestServer, FilingClient) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let client = server.client()
            try await server.register(
                client, phone: Self.phone, password: Self.password, userName: "lin-yangwen")
            try await body(server, client)
            await client.close()
        }
    }

    @Test(arguments: [Self.phone, "lin-yangwen"])
    func `an applicant logs in by phone or user name`(name: String) async throws {
        try await Self.withAccount { server, client in
            let login = try await server.login(client, name: name, password: Self.password)
            #expect(login.session.role == .applicant)
        }
    }

    @Test func `a forgotten password is reset with a code, and every session ends`() async throws {
        try await Self.withAccount { server, client in
            let login = try await server.login(client, name: Self.phone, password: Self.password)
            let other = server.client()
            server.clock.advance(by: .minutes(1))
            let code = try await server.code(to: Self.phone, for: .resetPassword, by: other)
            try await other.auth.resetPassword(
                FilingV1.ResetPasswordRequest(
                    phone: Self.phone, code: code, password: "Another-Horse-8"))
            let old = server.client(token: login.token)
            #expect(await Self.reason { try await old.profile.get() } == "SESSION_EXPIRED")
            #expect(
                await Self.reason {
                    try await server.login(other, name: Self.phone, password: Self.password)
                } == "LOGIN_FAILED")
            try await server.login(other, name: Self.phone, password: "Another-Horse-8")
            for client in [old, other] { await client.close() }
        }
    }

    @Test(arguments: [(599, nil), (600, "FRESH_LOGIN_REQUIRED")] as [(Int64, String?)])
    func `a password is changed within ten minutes of a login`(
        seconds: Int64, reason: String?
    ) async throws {
        try await Self.withAccount { server, client in
            try await server.login(client, name: Self.phone, password: Self.password)
            server.clock.advance(by: .seconds(seconds))
            do {
                try await client.auth.changePassword(to: "Another-Horse-8")
                #expect(reason == nil)
            } catch let error as FilingError {
                #expect(error.reason == reason)
            }
            let expected = reason == nil ? "Another-Horse-8" : Self.password
            let other = server.client()
            try await server.login(other, name: Self.phone, password: expected)
            await other.close()
        }
    }

    @Test func `sessions are listed and each can be ended`() async throws {
        try await Self.withAccount { server, client in
            let lost = try await server.login(client, name: Self.phone, password: Self.password)
            let here = server.client()
            try await server.login(here, name: Self.phone, password: Self.password)
            let sessions = try await here.auth.listSessions()
            #expect(sessions.count == 2)
            let other = try #require(sessions.first { !$0.isCurrent })
            try await here.auth.revokeSession(other.id)
            let old = server.client(token: lost.token)
            #expect(await Self.reason { try await old.profile.get() } == "SESSION_EXPIRED")
            #expect(try await here.auth.listSessions().map(\.isCurrent) == [true])
            for client in [old, here] { await client.close() }
        }
    }

    @Test func `one connection carries the tokens of several people, each sees their own`()
        async throws
    {
        try await TestServer.run { server in
            let portal = server.client()
            var tokens: [[UInt8]] = []
            for number in 1...4 {
                tokens.append(try await server.applicant(phone: "1380013800\(number)").token)
            }
            var numbers: [String] = []
            for token in tokens {
                let reply = try await portal.filing.create(
                    FilingV1.CreateFilingRequest(exam: "sw-2026", form: Fixtures.form),
                    options: CallOptions(token: token))
                numbers.append(try #require(reply.filing?.filingNumber))
            }
            for (owner, token) in tokens.enumerated() {
                for (number, filing) in numbers.enumerated() {
                    let options = CallOptions(token: token)
                    if owner == number {
                        _ = try await portal.status.get(filing, options: options)
                    } else {
                        let reason = await Self.reason {
                            try await portal.status.get(filing, options: options)
                        }
                        #expect(reason == "FILING_NOT_FOUND")
                    }
                }
            }
            #expect(await Self.reason { try await portal.profile.get() } == "LOGIN_REQUIRED")
            await portal.close()
        }
    }

    @Test func `an applicant moves to a new phone with a code sent to it`() async throws {
        try await Self.withAccount { server, client in
            try await server.login(client, name: Self.phone, password: Self.password)
            let code = try await server.code(to: "13900139001", for: .changePhone, by: client)
            try await client.auth.changePhone(to: "13900139001", code: code)
            let other = server.client()
            try await server.login(other, name: "13900139001", password: Self.password)
            #expect(
                await Self.reason {
                    try await server.login(other, name: Self.phone, password: Self.password)
                } == "LOGIN_FAILED")
            await other.close()
        }
    }

    @Test func `staff log in with an authenticator, whose code is good once`() async throws {
        try await TestServer.run { server in
            _ = try await server.staff("reviewer11", .reviewer, password: Self.password)
            let client = server.client()
            func login(_ factor: String) async throws {
                try await server.login(
                    client, name: "reviewer11", password: Self.password, secondFactor: factor)
            }
            #expect(await Self.reason { try await login("") } == "LOGIN_FAILED")
            let code = server.factorCode
            try await login(code)
            #expect(await Self.reason { try await login(code) } == "LOGIN_FAILED")
            server.clock.advance(by: .seconds(30))
            try await login(server.factorCode)
            try await login(TestServer.recoveryCode)
            #expect(
                await Self.reason { try await login(TestServer.recoveryCode) } == "LOGIN_FAILED")
            await client.close()
        }
    }

    @Test func `nobody registers the name of a centre's program`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            #expect(
                await Self.reason {
                    try await server.register(
                        client, phone: "13800138001", password: "Correct-Horse-7",
                        userName: "centre-0123456789abcdef")
                } == "USER_NAME_INVALID")
            await client.close()
        }
    }

    @Test func `a centre's program logs in with a key that a second person approved`() async throws
    {
        try await TestServer.run { server in
            let first = server.client(
                token: try await server.staff("supervisor1", .supervisor).token)
            let second = server.client(
                token: try await server.staff("supervisor2", .supervisor).token)
            let secret = SystemRandomSource().bytes(32)
            let key = try #require(CentrePrivateKey(bytes: secret))
            let program = server.client()
            func login() async throws {
                let login = try await program.auth.login(privateKey: secret)
                #expect(login.session.role == .centre)
                _ = try await program.review.queue(FilingV1.QueueRequest())
            }
            #expect(await Self.reason { try await login() } == "LOGIN_FAILED")
            let proposed = try await first.centre.proposeKey(
                FilingV1.ProposeKeyRequest(publicKey: key.publicKey.bytes, label: "样本中心"))
            #expect(await Self.reason { try await login() } == "LOGIN_FAILED")
            let approval = FilingV1.ApproveKeyRequest(keyID: proposed.keyID)
            #expect(
                await Self.reason { try await first.centre.approveKey(approval) }
                    == "SECOND_PERSON_REQUIRED")
            _ = try await second.centre.approveKey(approval)
            try await login()
            _ = try await first.centre.revokeKey(FilingV1.RevokeKeyRequest(keyID: proposed.keyID))
            #expect(
                await Self.reason { try await program.review.queue(FilingV1.QueueRequest()) }
                    == "SESSION_EXPIRED")
            #expect(await Self.reason { try await login() } == "LOGIN_FAILED")
            for client in [first, second, program] { await client.close() }
        }
    }
}
