// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingTestKit
import Testing

/// The security administrator and the staff.
@Suite(.timeLimit(.minutes(5))) struct StaffAdministrationTests {
    private static let password = "Correct-Horse-7"

    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    private static func withAdmin(
        _ body: (TestServer, FilingClient) async throws -> Void
    ) async throws {
        try await TestServer.run(outside: .init(inspector: AcceptingInspector())) { server in
            let admin = server.client(
                token: try await server.staff("keeper", .securityAdmin).token)
            try await body(server, admin)
            await admin.close()
        }
    }

    /// The last reply of a login, every byte.
    private static func login(
        _ name: String, _ password: String, on server: TestServer
    ) async throws -> RawAsking.Answer {
        let asking = try await RawAsking(server)
        defer { asking.peer.close() }
        var scram = try ScramClient(
            name: name, password: password,
            nonce: SystemRandomSource().bytes(ScramClient.nonceSizeBytes))
        let image = try FilingV1.GetCaptchaReply(
            decoding: try await asking.ask(
                "filing.v1.Auth/GetCaptcha", [], try FilingV1.GetCaptchaRequest().encoded
            ).body)
        let first = try await asking.ask(
            "filing.v1.Auth/StartLogin", [],
            try FilingV1.StartLoginRequest(
                clientFirst: scram.clientFirst, captcha: server.reading(image)
            ).encoded)
        let final = try scram.clientFinal(
            for: try FilingV1.StartLoginReply(decoding: first.body).serverFirst)
        return try await asking.ask(
            "filing.v1.Auth/FinishLogin", [],
            try FilingV1.FinishLoginRequest(
                clientFinal: final, secondFactor: server.factorCode
            ).encoded)
    }

    @Test func `who is shut out is out at once, and a login looks like one with a wrong password`()
        async throws
    {
        try await Self.withAdmin { server, admin in
            let clerk = try await server.staff("clerk-one", .reviewer, password: Self.password)
            _ = try await server.staff("clerk-two", .reviewer, password: Self.password)
            let token = try await server.session(of: clerk.account).token
            let open = server.client(token: token)
            _ = try await open.review.queue(.init())

            let disabled = try await admin.admin.disableStaff("clerk-one").staff
            #expect(disabled?.disabledAtMs == server.clock.now().ms)
            // On the connection that is open, and by the token on another one.
            #expect(await Self.reason { try await open.review.queue(.init()) } == "SESSION_EXPIRED")
            let again = server.client(token: token)
            #expect(
                await Self.reason { try await again.review.queue(.init()) } == "SESSION_EXPIRED")

            let right = try await Self.login("clerk-one", Self.password, on: server)
            let wrong = try await Self.login("clerk-two", "Wrong-Horse-77", on: server)
            #expect(right == wrong)
            #expect(try right.status.reason == "LOGIN_FAILED")
            let log = LogReading(server)
            let head = try log.head()
            _ = try await Self.login("clerk-one", Self.password, on: server)
            #expect(try log.entries(after: head).map(\.action) == [.loginFailed])

            _ = try await admin.admin.enableStaff("clerk-one")
            #expect(
                try await Self.login("clerk-one", Self.password, on: server).status.code == 0)
            // A session from before stays ended.
            #expect(
                await Self.reason { try await again.review.queue(.init()) } == "SESSION_EXPIRED")
            await open.close()
            await again.close()
        }
    }

    @Test func `a login begun before the account was shut out ends in a refusal`() async throws {
        try await Self.withAdmin { server, admin in
            _ = try await server.staff("clerk-one", .reviewer, password: Self.password)
            let client = server.client()
            let captcha = try await server.captcha(for: client)
            let code = server.factorCode
            _ = try await admin.admin.disableStaff("clerk-one")
            #expect(
                await Self.reason {
                    try await client.auth.login(
                        name: "clerk-one", password: Self.password, captcha: captcha,
                        secondFactor: code)
                } == "LOGIN_FAILED")
            await client.close()
        }
    }

    @Test func `a claim of somebody shut out comes free when its lease runs out`() async throws {
        try await Self.withAdmin { server, admin in
            let stage = AccessStage(server)
            let filing = try await stage.filing(in: "11")
            let clerk = server.client(token: try await server.staff("clerk-one").token)
            let colleague = server.client(token: try await server.staff("clerk-two").token)
            _ = try await clerk.review.claim(.init(filingNumber: filing.number))
            _ = try await admin.admin.disableStaff("clerk-one")
            #expect(
                await Self.reason {
                    try await colleague.review.claim(.init(filingNumber: filing.number))
                } == "CLAIMED_BY_ANOTHER")
            // Longer than a lease, shorter than a session's idle time.
            server.clock.advance(by: .minutes(8))
            _ = try await colleague.review.queue(.init())
            server.clock.advance(by: .minutes(8))
            _ = try await colleague.review.claim(.init(filingNumber: filing.number))
            await clerk.close()
            await colleague.close()
        }
    }

    @Test func `a member of staff is made with a second factor, which is told once`() async throws {
        try await Self.withAdmin { server, admin in
            let made = try await admin.admin.createStaff(
                .init(
                    userName: "clerk-new", role: .support, region: "31", password: Self.password))
            #expect(made.staff?.role == .support && made.staff?.region == "31")
            #expect(made.recoveryCodes.count == 10)
            let secret = try #require(
                made.factorUri.split(separator: "?").last?.split(separator: "&").first {
                    $0.hasPrefix("secret=")
                }?.dropFirst(7))
            let totp = Totp(secret: try #require(Base32.bytes(String(secret))))
            let client = server.client()
            let login = try await server.login(
                client, name: "clerk-new", password: Self.password,
                secondFactor: totp.code(step: Totp.step(at: server.clock.now())))
            #expect(login.session.role == .support)
            try await client.auth.logout()
            try await server.login(
                client, name: "clerk-new", password: Self.password,
                secondFactor: made.recoveryCodes[3])
            // Nobody can ask for them again.
            let listed = try await admin.admin.listStaff(.init())
            #expect(listed.staff.map(\.userName) == ["keeper", "clerk-new"])
            #expect(
                await Self.reason {
                    try await admin.admin.createStaff(
                        .init(
                            userName: "clerk-new", role: .reviewer, region: "31",
                            password: Self.password))
                } == "USER_NAME_TAKEN")
            await client.close()
        }
    }

    @Test func `no call makes, changes or ends an administrator`() async throws {
        try await Self.withAdmin { server, admin in
            _ = try await server.staff("auditor", .auditAdmin)
            let roles: [FilingV1.Role] = [
                .systemAdmin, .securityAdmin, .auditAdmin, .applicant, .centre, .unspecified,
            ]
            for role in roles {
                #expect(
                    await Self.reason {
                        try await admin.admin.createStaff(
                            .init(
                                userName: "clerk-new", role: role, region: "11",
                                password: Self.password))
                    } == "STAFF_ROLE_INVALID", "\(role)")
            }
            for name in ["auditor", "keeper"] {
                #expect(
                    await Self.reason { try await admin.admin.disableStaff(name) }
                        == "ADMINISTRATOR_FIXED")
                #expect(
                    await Self.reason { try await admin.admin.enableStaff(name) }
                        == "ADMINISTRATOR_FIXED")
                #expect(
                    await Self.reason { try await admin.admin.endSessions(of: name) }
                        == "ADMINISTRATOR_FIXED")
            }
            // A name that exists is refused, so that nobody becomes two administrators.
            #expect(
                await Self.reason {
                    try await admin.admin.createStaff(
                        .init(
                            userName: "auditor", role: .reviewer, region: "11",
                            password: Self.password))
                } == "USER_NAME_TAKEN")
            let listed = try await admin.admin.listStaff(.init()).staff
            #expect(listed.map(\.role) == [.securityAdmin, .auditAdmin])
            #expect(listed.map(\.region) == ["", ""])
        }
    }

    @Test func `an applicant's user name is no member of staff's`() async throws {
        try await Self.withAdmin { server, admin in
            let client = server.client()
            try await server.register(
                client, phone: "13800138001", password: Self.password, userName: "somebody")
            for name in ["somebody", "nobody-has-this"] {
                #expect(
                    await Self.reason { try await admin.admin.disableStaff(name) }
                        == "STAFF_UNKNOWN")
            }
            try await server.login(client, name: "somebody", password: Self.password)
            await client.close()
        }
    }

    @Test func `sessions are ended, and a new login is let in`() async throws {
        try await Self.withAdmin { server, admin in
            let clerk = try await server.staff("clerk-one", .support, password: Self.password)
            let open = server.client(token: try await server.session(of: clerk.account).token)
            _ = try await open.support.listDisputes(.init())
            _ = try await admin.admin.endSessions(of: "clerk-one")
            #expect(
                await Self.reason { try await open.support.listDisputes(.init()) }
                    == "SESSION_EXPIRED")
            #expect(
                try await Self.login("clerk-one", Self.password, on: server).status.code == 0)
            await open.close()
        }
    }

    @Test func `the list goes on page by page`() async throws {
        try await Self.withAdmin { server, admin in
            for serial in 0..<7 { _ = try await server.staff("clerk-\(serial)") }
            var names: [String] = []
            var after: UInt64 = 0
            repeat {
                let page = try await admin.admin.listStaff(.init(after: after, limit: 3))
                #expect(page.staff.count <= 3)
                names += page.staff.map(\.userName)
                after = page.next
            } while after != 0
            #expect(names == ["keeper"] + (0..<7).map { "clerk-\($0)" })
        }
    }
}
