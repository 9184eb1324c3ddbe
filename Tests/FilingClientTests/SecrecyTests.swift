// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingSeal
import NIOCore
import NIOPosix
import Testing

@testable import FilingClient
@testable import FilingTransport

/// A client does not send secrets where others can read them, unless it is told to.
@Suite(.timeLimit(.minutes(1))) struct SecrecyTests {
    private static let token = Array("ft1_secret".utf8)
    private static let captcha = FilingV1.CaptchaAnswer(id: [1], answer: "ABCDE")

    /// A server that answers whatever comes, and a client that takes its line for one that others
    /// can read.
    private static func withPlainLine(
        token: [UInt8]? = nil, insecure: Bool = false,
        _ body: (ScriptedServer, FilingClient) async throws -> Void
    ) async throws {
        let server = try await ScriptedServer.start { arrival in
            switch arrival.method {
            case "filing.v1.Auth/Resume": [try .reply(FilingV1.ResumeReply())]
            case "rpc.v1.Health/Check": [try .reply(RpcV1.HealthCheckReply(status: .serving))]
            case "filing.v1.Auth/GetCaptcha": [try .reply(FilingV1.GetCaptchaReply())]
            default: [try .reply(FilingV1.ListFilingsReply())]
            }
        }
        var settings = FilingClient.Settings()
        settings.insecure = insecure
        var surroundings = ClientSurroundings.system
        surroundings.isConfidential = { _ in false }
        let client = FilingClient(
            host: "127.0.0.1", port: server.port, token: token, settings: settings,
            group: MultiThreadedEventLoopGroup.singleton, surroundings: surroundings)
        try await body(server, client)
        await client.close()
        try await server.stop()
    }

    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    @Test func `passwords, codes and keys stay here, and an image may be asked for`() async throws {
        try await Self.withPlainLine { server, client in
            let password = "Correct-Horse-7"
            let reasons = [
                await Self.reason {
                    try await client.auth.login(
                        name: "13800138001", password: password, captcha: Self.captcha)
                },
                await Self.reason {
                    try await client.auth.registerAccount(
                        .init(phone: "13800138001", code: "123456", password: password))
                },
                await Self.reason {
                    try await client.auth.resetPassword(
                        .init(phone: "13800138001", code: "123456", password: password))
                },
                await Self.reason { try await client.auth.unlockAccount(.init(code: "123456")) },
                await Self.reason {
                    try await client.auth.login(privateKey: Array(repeating: 7, count: 32))
                },
                await Self.reason { try await client.auth.resume(token: Self.token) },
                await Self.reason {
                    try await client.filing.list(options: CallOptions(token: Self.token))
                },
            ]
            #expect(Set(reasons) == ["PLAINTEXT_FORBIDDEN"])
            #expect(server.methods.isEmpty)
            _ = try await client.auth.getCaptcha()
            #expect(server.methods == ["filing.v1.Auth/GetCaptcha"])
        }
    }

    @Test func `a kept session is not taken up, and what anybody may ask still can be`()
        async throws
    {
        try await Self.withPlainLine(token: Self.token) { server, client in
            let health = try await client.health.check()
            #expect(health == .serving)
            #expect(await Self.reason { try await client.filing.list() } == "PLAINTEXT_FORBIDDEN")
            #expect(server.methods == ["rpc.v1.Health/Check"])
        }
    }

    @Test func `whoever says insecure sends them`() async throws {
        try await Self.withPlainLine(token: Self.token, insecure: true) { server, client in
            _ = try await client.filing.list()
            #expect(server.methods == ["filing.v1.Auth/Resume", "filing.v1.Filing/List"])
        }
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("::ffff:127.0.0.1", true),
        ("128.0.0.1", false), ("192.0.2.1", false), ("::", false), ("::2", false),
        ("2001:db8::1", false), ("::ffff:192.0.2.1", false), ("fe80::1", false), ("1::1", false),
    ])
    func `this machine's own addresses are known by their bytes`(
        address: String, isLoopback: Bool
    ) throws {
        let address = try SocketAddress(ipAddress: address, port: 7_400)
        #expect(ClientConnection.isLoopback(address) == isLoopback)
    }

    @Test func `no address is nobody's own`() {
        #expect(!ClientConnection.isLoopback(nil))
    }
}
