// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
@testable import FilingServer
import FilingStore
import FilingTestKit
import Testing

/// Who has stolen a password, an authenticator or a session does not keep the account.
@Suite(.timeLimit(.minutes(5))) struct StolenCredentialTests {
    private static let phone = "13800138001"
    private static let password = "Correct-Horse-7"
    private static let newPassword = "Another-Horse-8"

    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    /// A server with one account, and a client that is not logged in.
    private static func withAccount(
        _ body: (TestServer, FilingClient) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let client = server.client()
            try await server.register(client, phone: Self.phone, password: Self.password)
            try await body(server, client)
            await client.close()
        }
    }

    private static func reset(_ server: TestServer, _ client: FilingClient) async throws {
        let code = try await server.code(to: Self.phone, for: .resetPassword, by: client)
        try await client.auth.resetPassword(
            FilingV1.ResetPasswordRequest(
                phone: Self.phone, code: code, password: Self.newPassword))
    }

    @Test func `a login begun with the old password is worthless once a new one is set`()
        async throws
    {
        try await Self.withAccount { server, client in
            let account = try await server.account(ofPhone: Self.phone)
            #expect(try await server.tryLogin(account, isProved: true, fromAddress: "a"))
            server.clock.advance(by: .minutes(10))
            try await Self.reset(server, client)
            #expect(try await !server.tryLogin(account, isProved: true, fromAddress: "a"))
            try await server.login(client, name: Self.phone, password: Self.newPassword)
        }
    }

    @Test func `an address that the old password was used from is a stranger's after a reset`()
        async throws
    {
        try await Self.withAccount { server, client in
            let account = try await server.account(ofPhone: Self.phone)
            func isKnown(_ address: String) async throws -> Bool {
                let subject = LoginSubject(account, keys: server.keys).bytes
                let source = BlindIndex(of: address, field: .source, keys: server.keys).bytes
                let now = server.clock.now()
                return try await server.store.read {
                    try $0.loginGuard(of: subject, from: source, now: now).isKnownSource
                }
            }
            #expect(try await server.tryLogin(account, isProved: true, fromAddress: "203.0.113.9"))
            #expect(try await isKnown("203.0.113.9"))
            server.clock.advance(by: .minutes(10))
            try await Self.reset(server, client)
            #expect(try await !isKnown("203.0.113.9"))
            #expect(try await isKnown("127.0.0.1"))
        }
    }

    @Test func `five false recovery codes beside the right password shut the address out`()
        async throws
    {
        try await TestServer.run { server in
            _ = try await server.staff("reviewer11", .reviewer, password: Self.password)
            let client = server.client()
            func login(_ factor: String) async throws {
                try await server.login(
                    client, name: "reviewer11", password: Self.password, secondFactor: factor)
            }
            for number in 1...5 {
                let forged = RecoveryCode(random: [UInt8](repeating: UInt8(number), count: 10))
                #expect(await Self.reason { try await login(forged?.text ?? "") } == "LOGIN_FAILED")
            }
            #expect(await Self.reason { try await login(server.factorCode) } == "LOGIN_FAILED")
            server.clock.advance(by: .minutes(60))
            try await login(TestServer.recoveryCode)
            await client.close()
        }
    }

    @Test func `a session that another process has ended is forgotten at the next look`()
        async throws
    {
        try await TestServer.run { server in
            let clerk = try await server.staff("reviewer11")
            let registry = SessionRegistry(store: server.store)
            let now = server.clock.now()
            _ = try registry.use(token: clerk.token, now: now)
            try await server.store.write { try $0.revokeSessions(of: clerk.account) }
            try await registry.forgetEndedStaff()
            #expect(throws: Refusal(.sessionExpired)) {
                try registry.use(token: clerk.token, now: now)
            }
        }
    }

    @Test func `a session that was ended while it was opened is never in memory`() async throws {
        try await TestServer.run { server in
            let clerk = try await server.staff("reviewer11")
            let token = try #require(SessionToken(text: clerk.token))
            let session = try await server.store.read {
                try #require(try $0.session(tokenHash: token.digest.bytes))
            }
            try await server.store.write { try $0.revokeSessions(of: clerk.account) }
            let registry = SessionRegistry(store: server.store)
            #expect(throws: Refusal(.sessionExpired)) {
                try registry.add(session, token: token.digest)
            }
            #expect(throws: Refusal(.sessionExpired)) {
                try registry.use(token: clerk.token, now: server.clock.now())
            }
        }
    }

    @Test func `a password change that was waiting when the session was ended changes nothing`()
        async throws
    {
        try await Self.withAccount { server, client in
            try await server.login(client, name: Self.phone, password: Self.password)
            let account = try await server.account(ofPhone: Self.phone)
            // The registry still knows the session, as it does in the moment of the race.
            try await server.store.write { try $0.revokeSessions(of: account) }
            #expect(
                await Self.reason {
                    try await client.auth.changePassword(to: Self.newPassword)
                } == "SESSION_EXPIRED")
            let owner = server.client()
            try await server.login(owner, name: Self.phone, password: Self.password)
            await owner.close()
        }
    }

    @Test func `logging somebody else out by their token leaves one's own login alone`()
        async throws
    {
        try await Self.withAccount { server, client in
            try await server.login(client, name: Self.phone, password: Self.password)
            let other = try await server.applicant(phone: "13800138002")
            try await client.auth.logout(options: CallOptions(token: other.token))
            _ = try await client.profile.get()
            #expect(
                await Self.reason {
                    try await client.profile.get(options: CallOptions(token: other.token))
                } == "SESSION_EXPIRED")
        }
    }
}
