// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// Nobody finds out who has an account, guesses in, or locks somebody out.
@Suite(.timeLimit(.minutes(5))) struct AccountLimitTests {
    private static let phone = "13800138001"
    private static let password = "Correct-Horse-7"

    private static func failure(_ body: () async throws -> some Sendable) async -> FilingError? {
        await #expect(throws: FilingError.self) { _ = try await body() }
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

    @Test func `a captcha is good for one use, right or wrong`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            let right = try await server.captcha(for: client)
            _ = try await client.auth.requestCode(
                phone: Self.phone, purpose: .register, captcha: right)
            let replay = await Self.failure {
                try await client.auth.requestCode(
                    phone: "13800138002", purpose: .register, captcha: right)
            }
            #expect(replay?.reason == "CAPTCHA_WRONG")
            let other = try await server.captcha(for: client)
            for answer in ["00000", other.answer] {
                let refused = await Self.failure {
                    try await client.auth.requestCode(
                        phone: "13800138002", purpose: .register,
                        captcha: FilingV1.CaptchaAnswer(id: other.id, answer: answer))
                }
                #expect(refused?.reason == "CAPTCHA_WRONG")
            }
            await client.close()
        }
    }

    @Test(arguments: [(179, nil), (180, "CAPTCHA_WRONG"), (181, "CAPTCHA_WRONG")])
    func `a captcha lives for three minutes`(seconds: Int64, reason: String?) async throws {
        try await TestServer.run { server in
            let client = server.client()
            let captcha = try await server.captcha(for: client)
            server.clock.advance(by: .seconds(seconds))
            do {
                _ = try await client.auth.requestCode(
                    phone: Self.phone, purpose: .register, captcha: captcha)
                #expect(reason == nil)
            } catch let error as FilingError {
                #expect(error.reason == reason)
            }
            await client.close()
        }
    }

    @Test func `eleven wrong codes over three codes lock the phone for ten minutes`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            func enter(_ code: String) async -> String? {
                await Self.failure {
                    try await client.auth.registerAccount(
                        FilingV1.RegisterAccountRequest(
                            phone: Self.phone, code: code, password: Self.password,
                            noticeVersion: Policy.current(.notice).version))
                }?.reason
            }
            var sent: Set<String> = []
            for count in [4, 4, 2] {
                let code = try await server.code(to: Self.phone, for: .register, by: client)
                sent.insert(code)
                let wrong = code == "000000" ? "000001" : "000000"
                for _ in 0..<count { #expect(await enter(wrong) == "CODE_WRONG") }
                if count == 4 { server.clock.advance(by: .minutes(10)) }
            }
            #expect(sent.count == 3)
            let last = sent.first ?? ""
            #expect(await enter("000000") == "CODE_LOCKED")
            server.clock.advance(by: .seconds(599))
            #expect(await enter(last) == "CODE_LOCKED")
            let captcha = try await server.captcha(for: client)
            let locked = await Self.failure {
                try await client.auth.requestCode(
                    phone: Self.phone, purpose: .register, captcha: captcha)
            }
            #expect(locked?.reason == "CODE_LOCKED")
            server.clock.advance(by: .seconds(1))
            let code = try await server.code(to: Self.phone, for: .register, by: client)
            _ = try await client.auth.registerAccount(
                FilingV1.RegisterAccountRequest(
                    phone: Self.phone, code: code, password: Self.password,
                    noticeVersion: Policy.current(.notice).version))
            await client.close()
        }
    }

    @Test func `known and unknown phones get the same reply to a forgotten password`() async throws
    {
        try await Self.withAccount { server, client in
            server.clock.advance(by: .minutes(10))
            var replies: [FilingV1.RequestCodeReply] = []
            for phone in [Self.phone, "13800138002"] {
                replies.append(
                    try await client.auth.requestCode(
                        phone: phone, purpose: .resetPassword,
                        captcha: try await server.captcha(for: client)))
            }
            #expect(replies[0] == replies[1])
            // The one that has an account gets a message; nothing waits for the other.
            #expect(await server.sender.next().phone.text == Self.phone)
            server.clock.advance(by: .minutes(10))
            _ = try await server.code(to: "13800138003", for: .register, by: client)
        }
    }

    @Test func `registering a phone twice refuses after the code, and not before`() async throws {
        try await Self.withAccount { server, client in
            server.clock.advance(by: .minutes(1))
            let code = try await server.code(to: Self.phone, for: .register, by: client)
            let wrong = code == "000000" ? "000001" : "000000"
            for (typed, reason) in [(wrong, "CODE_WRONG"), (code, "ACCOUNT_EXISTS")] {
                let failure = await Self.failure {
                    try await client.auth.registerAccount(
                        FilingV1.RegisterAccountRequest(
                            phone: Self.phone, code: typed, password: Self.password,
                            noticeVersion: Policy.current(.notice).version))
                }
                #expect(failure?.reason == reason)
            }
        }
    }

    @Test func `one code asks for one user name only`() async throws {
        try await Self.withAccount { server, client in
            _ = try await server.staff("reviewer11")
            let code = try await server.code(to: "13800138002", for: .register, by: client)
            for (userName, reason) in [("reviewer11", "ACCOUNT_EXISTS"), ("mine", "CODE_EXPIRED")] {
                let failure = await Self.failure {
                    try await client.auth.registerAccount(
                        FilingV1.RegisterAccountRequest(
                            phone: "13800138002", code: code, password: Self.password,
                            userName: userName,
                            noticeVersion: Policy.current(.notice).version))
                }
                #expect(failure?.reason == reason)
            }
        }
    }

    @Test func `ten identities a day are stated or disputed, then none until a day has passed`()
        async throws
    {
        try await TestServer.run { server in
            let applicant = try await server.applicant()
            let client = server.client(token: applicant.token)
            func state() async -> String? {
                do {
                    let seen = try await client.profile.get().revision
                    _ = try await client.profile.setIdentity(
                        FilingV1.SetIdentityRequest(revision: seen, identity: Fixtures.identity))
                    return nil
                } catch let error {
                    return error.reason
                }
            }
            for _ in 1...10 { #expect(await state() == nil) }
            #expect(await state() == "IDENTITY_TOO_OFTEN")
            #expect(
                await Self.failure {
                    try await client.profile.openDispute(
                        FilingV1.OpenDisputeRequest(
                            identity: Fixtures.identity, evidence: "本人未注册过"))
                }?.reason == "IDENTITY_TOO_OFTEN")
            await client.close()
            server.clock.advance(by: .day)
            let later = server.client(token: try await server.session(of: applicant.account).token)
            let seen = try await later.profile.get().revision
            _ = try await later.profile.setIdentity(
                FilingV1.SetIdentityRequest(revision: seen, identity: Fixtures.identity))
            await later.close()
        }
    }

    @Test
    func `five wrong passwords shut a source out, and a right one says the same as a wrong one`()
        async throws
    {
        try await Self.withAccount { server, client in
            func login(_ name: String, _ password: String) async -> FilingError? {
                await Self.failure {
                    try await server.login(client, name: name, password: password)
                }
            }
            var failures: [FilingError?] = []
            for _ in 0..<5 { failures.append(await login(Self.phone, "Wrong-Horse-77")) }
            failures.append(await login(Self.phone, Self.password))
            failures.append(await login(Self.phone, "Wrong-Horse-77"))
            failures.append(await login("13800138099", Self.password))
            #expect(Set(failures.map { $0.map { "\($0)" } ?? "" }).count == 1)
            #expect(failures.first??.reason == "LOGIN_FAILED")
            server.clock.advance(by: .seconds(3_599))
            #expect(await login(Self.phone, Self.password)?.reason == "LOGIN_FAILED")
            server.clock.advance(by: .seconds(1))
            try await server.login(client, name: Self.phone, password: Self.password)
        }
    }

    @Test func `ten thousand wrong passwords from elsewhere do not stop the owner at home`()
        async throws
    {
        try await Self.withAccount { server, client in
            try await server.login(client, name: Self.phone, password: Self.password)
            let account = try await server.account(ofPhone: Self.phone)
            for round in 0..<100 {
                server.clock.advance(by: .seconds(30))
                for host in 0..<100 {
                    let isIn = try await server.tryLogin(
                        account, isProved: false, fromAddress: "198.51.\(round).\(host)")
                    #expect(!isIn)
                }
            }
            // It is locked, and who has the password elsewhere does not get in.
            #expect(
                try await !server.tryLogin(account, isProved: true, fromAddress: "203.0.113.9"))
            try await server.login(client, name: Self.phone, password: Self.password)
            #expect(await server.sender.next().text.contains("锁定"))
        }
    }
}
