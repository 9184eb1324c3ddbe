// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// Ways out of a lock, for its owner only.
@Suite(.timeLimit(.minutes(5))) struct LockedAccountTests {
    private static let phone = "13800138001"
    private static let password = "Correct-Horse-7"
    private static let someoneElse = "440305199001010026"
    /// How long ago `withLocked` locked the account: until the worker looks for messages.
    private static let sinceLock = Span.seconds(5)

    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    /// A server with a locked account whose owner has stated who they are, and a client.
    private static func withLocked(
        _ body: (TestServer, FilingClient) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let client = server.client()
            try await server.register(client, phone: Self.phone, password: Self.password)
            let account = try await server.account(ofPhone: Self.phone)
            let owner = server.client(token: try await server.session(of: account).token)
            try await owner.stateProfile()
            await owner.close()
            try await server.bringNearLock(account)
            for password in ["Wrong-Horse-77", Self.password] {
                let refused = await Self.reason {
                    try await server.login(client, name: Self.phone, password: password)
                }
                #expect(refused == "LOGIN_FAILED")
            }
            server.clock.advance(by: Self.sinceLock)
            #expect(await server.sender.next().text.contains("锁定"))
            try await body(server, client)
            await client.close()
        }
    }

    @Test(arguments: [(899, "UNLOCK_FAILED"), (900, nil)] as [(Int64, String?)])
    func `the owner releases it with code and ID number, fifteen minutes after the lock`(
        seconds: Int64, reason: String?
    ) async throws {
        try await Self.withLocked { server, client in
            server.clock.advance(by: .seconds(seconds - 5))
            let code = try await server.code(to: Self.phone, for: .unlock, by: client)
            let request = FilingV1.UnlockAccountRequest(
                phone: Self.phone, code: code, idNumber: Fixtures.identity.idNumber)
            guard let reason else {
                try await client.auth.unlockAccount(request)
                try await server.login(client, name: Self.phone, password: Self.password)
                return
            }
            #expect(await Self.reason { try await client.auth.unlockAccount(request) } == reason)
            #expect(
                await Self.reason {
                    try await server.login(client, name: Self.phone, password: Self.password)
                } == "LOGIN_FAILED")
        }
    }

    @Test func `who never stated who they are releases it with the code alone`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            try await server.register(client, phone: Self.phone, password: Self.password)
            let account = try await server.account(ofPhone: Self.phone)
            try await server.bringNearLock(account)
            _ = try await server.tryLogin(account, isProved: false, fromAddress: "203.0.113.9")
            #expect(
                await Self.reason {
                    try await server.login(client, name: Self.phone, password: Self.password)
                } == "LOGIN_FAILED")
            server.clock.advance(by: .minutes(15))
            #expect(await server.sender.next().text.contains("锁定"))
            let code = try await server.code(to: Self.phone, for: .unlock, by: client)
            try await client.auth.unlockAccount(
                FilingV1.UnlockAccountRequest(phone: Self.phone, code: code))
            try await server.login(client, name: Self.phone, password: Self.password)
            await client.close()
        }
    }

    @Test func `a wrong ID number releases nothing and uses the code up`() async throws {
        try await Self.withLocked { server, client in
            server.clock.advance(by: .minutes(15))
            let code = try await server.code(to: Self.phone, for: .unlock, by: client)
            for (number, reason) in [
                (Self.someoneElse, "UNLOCK_FAILED"), (Fixtures.identity.idNumber, "CODE_EXPIRED"),
            ] {
                let refused = await Self.reason {
                    try await client.auth.unlockAccount(
                        FilingV1.UnlockAccountRequest(
                            phone: Self.phone, code: code, idNumber: number))
                }
                #expect(refused == reason)
            }
        }
    }

    @Test func `support releases it for who proves both name and number`() async throws {
        try await Self.withLocked { server, client in
            let desk = server.client(token: try await server.staff("support11", .support).token)
            func release(_ identity: FilingV1.Identity) async throws {
                _ = try await desk.support.releaseLock(
                    FilingV1.ReleaseLockRequest(identity: identity, evidence: "视频核验身份证原件"))
            }
            let misnamed = FilingV1.Identity(name: "林样武", idNumber: Fixtures.identity.idNumber)
            #expect(await Self.reason { try await release(misnamed) } == "ACCOUNT_UNKNOWN")
            let before = try await desk.support.findAccount(
                FilingV1.FindAccountRequest(identity: Fixtures.identity))
            #expect(before.isLocked)
            #expect(before.maskedPhone == "138****8001")
            #expect(before.maskedIDNumber == "110105********997X")
            try await release(Fixtures.identity)
            try await server.login(client, name: Self.phone, password: Self.password)
            let after = try await desk.support.findAccount(
                FilingV1.FindAccountRequest(identity: Fixtures.identity))
            #expect(!after.isLocked)
            #expect(
                after.events.map(\.action) == ["released-by-support", "locked", "identity-tried"])
            #expect(after.events.first?.evidence == "视频核验身份证原件")
            #expect(
                await Self.reason { try await release(Fixtures.identity) } == "UNLOCK_POINTLESS")
            await desk.close()
        }
    }
}
