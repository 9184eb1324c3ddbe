// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingSeal
import NIOCore
import Synchronization
import Testing

@testable import FilingClient

private let token = Array("ft1_secret".utf8)
private let resume = "filing.v1.Auth/Resume"

@Suite struct SessionTests {
    @Test func `each new connection takes the session up before anything else`() async throws {
        let server = try await ScriptedServer.start { arrival in
            if arrival.method == resume { return [try .reply(FilingV1.ResumeReply())] }
            return arrival.connection == 0
                ? [.cut] : [try .reply(FilingV1.ListFilingsReply())]
        }
        let client = client(of: server, token: token)
        _ = try await client.filing.list()
        #expect(
            server.methods == [resume, "filing.v1.Filing/List", resume, "filing.v1.Filing/List"])
        #expect(server.arrivals.map(\.connection) == [0, 0, 1, 1])
        let sent = try server.arrivals[2].request(FilingV1.ResumeRequest.self)
        #expect(sent.token == token)
        await client.close()
        try await server.stop()
    }

    @Test func `an ended session refuses its calls here but not those of anybody`() async throws {
        let ended = RpcV1.Status(code: 16, reason: "SESSION_EXPIRED", message: "over")
        let server = try await ScriptedServer.start { arrival in
            switch arrival.method {
            case resume: [.refuse(ended)]
            case "rpc.v1.Health/Check": [try .reply(RpcV1.HealthCheckReply(status: .serving))]
            default: [try .reply(FilingV1.ListFilingsReply())]
            }
        }
        let client = client(of: server, token: token)
        #expect(try await client.health.check() == .serving)
        let error = await #expect(throws: FilingError.self) { try await client.filing.list() }
        #expect(error?.reason == "SESSION_EXPIRED")
        #expect(server.methods == [resume, "rpc.v1.Health/Check"])
        // A call that brings its own token is not concerned.
        _ = try await client.filing.list(options: CallOptions(token: [1]))
        #expect(server.methods.last == "filing.v1.Filing/List")
        #expect(server.arrivals.last?.head.token == [1])
        await client.close()
        try await server.stop()
    }

    @Test func `a first call with an ended session says that it ended`() async throws {
        let ended = RpcV1.Status(code: 16, reason: "SESSION_EXPIRED", message: "over")
        let server = try await ScriptedServer.start { _ in [.refuse(ended)] }
        let client = client(of: server, token: token)
        let error = await #expect(throws: FilingError.self) { try await client.filing.list() }
        #expect(error?.reason == "SESSION_EXPIRED")
        #expect(server.methods == [resume])
        await client.close()
        try await server.stop()
    }

    @Test func `many calls at once share one connection and one resume`() async throws {
        let server = try await ScriptedServer.start { arrival in
            arrival.method == resume
                ? [try .reply(FilingV1.ResumeReply())]
                : [try .reply(RpcV1.HealthCheckReply(status: .serving))]
        }
        let client = client(of: server, token: token)
        try await withThrowingTaskGroup(of: RpcV1.ServingStatus.self) { group in
            for _ in 0..<200 { group.addTask { try await client.health.check() } }
            for try await status in group { #expect(status == .serving) }
        }
        #expect(server.connections == 1)
        #expect(server.methods.filter { $0 == resume }.count == 1)
        #expect(server.arrivals.count == 201)
        await client.close()
        try await server.stop()
    }

    // MARK: Login

    /// What the server lies about.
    enum Lie: Sendable, CaseIterable {
        case none, rounds50k, rounds3M, foreignNonce, signature
    }

    /// The server's half of a login, with a real record.
    private static func server(_ lie: Lie) async throws -> ScriptedServer {
        let record = try ScramCredential(
            PasswordText(typed: "Correct horse 9"), salt: Array(1...16), iterations: 100_000)
        let box = ExchangeBox()
        return try await ScriptedServer.start { arrival in
            if arrival.method == "filing.v1.Auth/StartLogin" {
                let request = try arrival.request(FilingV1.StartLoginRequest.self)
                let exchange = ScramServerExchange(
                    try ScramClientFirst(request.clientFirst), credential: record,
                    nonce: Array(repeating: 5, count: 18))
                box.exchange.withLock { $0 = exchange }
                var first = exchange.serverFirst
                switch lie {
                case .none, .signature: break
                case .rounds50k: first.replace("i=100000", with: "i=50000")
                case .rounds3M: first.replace("i=100000", with: "i=3000000")
                case .foreignNonce: first.replace("r=", with: "r=x")
                }
                return [try .reply(FilingV1.StartLoginReply(serverFirst: first))]
            }
            guard arrival.method == "filing.v1.Auth/FinishLogin",
                let exchange = box.exchange.withLock({ $0 })
            else { return [try .reply(FilingV1.ListFilingsReply())] }
            let request = try arrival.request(FilingV1.FinishLoginRequest.self)
            guard let final = try? exchange.finish(request.clientFinal) else {
                return [.refuse(RpcV1.Status(code: 16, reason: "LOGIN_FAILED"))]
            }
            let told = lie == .signature ? "v=" + String(repeating: "A", count: 43) + "=" : final
            return [
                try .reply(
                    FilingV1.FinishLoginReply(
                        serverFinal: told, session: FilingV1.Session(role: .applicant),
                        token: token))
            ]
        }
    }

    private final class ExchangeBox: Sendable {
        let exchange = Mutex<ScramServerExchange?>(nil)
    }

    @Test func `a login proves both sides and gives the session`() async throws {
        let server = try await Self.server(.none)
        let client = client(of: server)
        let login = try await client.auth.login(
            name: "13800138000", password: "Correct horse 9", captcha: FilingV1.CaptchaAnswer())
        #expect(login.session.role == .applicant)
        #expect(login.token == token)
        #expect(!"\(login)".contains("ft1_"))
        // 17 KiB pass only once the connection counts as logged in.
        let note = String(repeating: "n", count: 17_000)
        _ = try await client.filing.create(
            FilingV1.CreateFilingRequest(form: FilingV1.FilingForm(note: note)))
        // The password never left this process.
        for arrival in server.arrivals {
            #expect(!String(buffer: arrival.body).contains("Correct horse"))
        }
        await client.close()
        try await server.stop()
    }

    @Test func `a wrong password is LOGIN_FAILED and tried once`() async throws {
        let server = try await Self.server(.none)
        let client = client(of: server)
        let error = await #expect(throws: FilingError.self) {
            try await client.auth.login(
                name: "13800138000", password: "Wrong horse 9!", captcha: FilingV1.CaptchaAnswer())
        }
        #expect(error?.reason == "LOGIN_FAILED")
        #expect(server.arrivals.count == 2)
        await client.close()
        try await server.stop()
    }

    @Test(arguments: [Lie.rounds50k, .rounds3M, .foreignNonce])
    func `an unsafe exchange stops before any proof is sent`(
        lie: Lie
    ) async throws {
        let server = try await Self.server(lie)
        let client = client(of: server)
        let error = await #expect(throws: FilingError.self) {
            try await client.auth.login(
                name: "13800138000", password: "Correct horse 9", captcha: FilingV1.CaptchaAnswer())
        }
        #expect(error?.reason == "SERVER_UNPROVEN")
        #expect(server.methods == ["filing.v1.Auth/StartLogin"])
        await client.close()
        try await server.stop()
    }

    @Test func `a server that does not know the password is not trusted`() async throws {
        let server = try await Self.server(.signature)
        let client = client(of: server)
        let error = await #expect(throws: FilingError.self) {
            try await client.auth.login(
                name: "13800138000", password: "Correct horse 9", captcha: FilingV1.CaptchaAnswer())
        }
        #expect(error?.reason == "SERVER_UNPROVEN")
        // Its session is not used: the next call comes over a new, anonymous connection.
        _ = try await client.filing.list()
        #expect(server.arrivals.map(\.connection) == [0, 0, 1])
        await client.close()
        try await server.stop()
    }
}
