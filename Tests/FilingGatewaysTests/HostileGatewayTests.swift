// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingGateways
import FilingServer
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

/// Outside services that are down, slow, or answer rubbish.
@Suite(.timeLimit(.minutes(1))) struct HostileGatewayTests {
    private static func person() throws -> Identity {
        Identity(
            name: try PersonName(text: "林样文"),
            number: try IDNumber(stored: "11010519491231002X"))
    }

    @Test(arguments: [
        ("VERIFIED", PreCheckVerdict.verified), ("MISMATCH", .mismatch),
        ("NEEDS_HUMAN", .needsHuman),
    ])
    func `a register's verdict is taken`(word: String, verdict: PreCheckVerdict) async throws {
        let server = try await AnsweringServer(status: .ok, body: #"{"verdict":"\#(word)"}"#)
        let gateway = HTTPGateway()
        let check = try HTTPRealNameCheck(url: server.url, token: "t0ken", gateway: gateway)
        #expect(try await check.verdict(on: Self.person()) == verdict)
        let education = try HTTPEducationCheck(url: server.url, token: "", gateway: gateway)
        #expect(try await education.verdict(on: [], of: Self.person()) == verdict)
        try await gateway.shutdown()
        try await server.stop()
    }

    @Test(arguments: [
        (HTTPResponseStatus.ok, "rubbish"), (.ok, #"{"verdict":"PERHAPS"}"#),
        (.internalServerError, #"{"verdict":"VERIFIED"}"#), (.movedPermanently, ""),
        (.ok, String(repeating: "x", count: 1 << 20)),
    ])
    func `any other answer is an outage that names nobody`(
        status: HTTPResponseStatus, body: String
    ) async throws {
        let server = try await AnsweringServer(status: status, body: body)
        let gateway = HTTPGateway()
        let check = try HTTPRealNameCheck(url: server.url, token: "t0ken", gateway: gateway)
        let person = try Self.person()
        let error = await #expect(throws: HTTPGateway.Fault.self) {
            try await check.verdict(on: person)
        }
        let said = "\(String(describing: error)) \(String(reflecting: error))"
        for secret in ["t0ken", "林样文", "11010519491231002X"] { #expect(!said.contains(secret)) }
        let sender = KannelSender(
            settings: try KannelSettings(
                url: server.url, user: "u", password: "s3cret", sender: ""), gateway: gateway)
        let fault = await #expect(throws: HTTPGateway.Fault.self) {
            try await sender.send(
                "验证码 123456", to: PhoneNumber(text: "13800138001"), at: Instant(ms: 0))
        }
        let fullText = "\(String(describing: fault)) \(String(reflecting: fault))"
        for secret in ["s3cret", "123456", "13800138001"] { #expect(!fullText.contains(secret)) }
        try await gateway.shutdown()
        try await server.stop()
    }

    @Test(arguments: [EndlessAnswer.Manner.silent, .drips])
    private func `an answer that does not end is an outage`(
        manner: EndlessAnswer.Manner
    ) async throws {
        let channel = try await EndlessAnswer.listen(manner)
        let gateway = HTTPGateway(timeout: .milliseconds(300))
        let port = channel.localAddress?.port ?? 0
        let check = try HTTPRealNameCheck(
            url: "http://127.0.0.1:\(port)/ask", token: "", gateway: gateway)
        await #expect(throws: HTTPGateway.Fault.self) {
            try await check.verdict(on: Self.person())
        }
        try await gateway.shutdown()
        try await channel.close()
    }

    @Test func `a gateway that is not there is an outage`() async throws {
        let gateway = HTTPGateway()
        let sender = KannelSender(
            settings: try KannelSettings(
                url: "http://127.0.0.1:1/cgi-bin/sendsms", user: "u", password: "s3cret",
                sender: ""), gateway: gateway)
        let fault = await #expect(throws: HTTPGateway.Fault.self) {
            try await sender.send(
                "验证码 123456", to: PhoneNumber(text: "13800138001"), at: Instant(ms: 0))
        }
        #expect(!String(reflecting: fault).contains("s3cret"))
        try await gateway.shutdown()
    }

    @Test func `a message that the network will never take is given up`() async throws {
        let server = try await AnsweringServer(status: .badRequest, body: "Missing receiver")
        let gateway = HTTPGateway()
        let sender = KannelSender(
            settings: try KannelSettings(url: server.url, user: "u", password: "p", sender: ""),
            gateway: gateway)
        await #expect(throws: SMSRejected(reason: "KANNEL_400")) {
            try await sender.send("x", to: PhoneNumber(text: "13800138001"), at: Instant(ms: 0))
        }
        try await gateway.shutdown()
        try await server.stop()
    }
}

/// Says the same to everybody.
private final class AnsweringServer: Sendable {
    private let channel: any Channel
    let url: String

    init(status: HTTPResponseStatus, body: String) async throws {
        self.channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(
                        Answer(status: status, body: body))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.url = "http://127.0.0.1:\(self.channel.localAddress?.port ?? 0)/ask"
    }

    func stop() async throws { try await self.channel.close() }

    private final class Answer: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let status: HTTPResponseStatus
        private let body: String

        init(status: HTTPResponseStatus, body: String) {
            self.status = status
            self.body = body
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .end = self.unwrapInboundIn(data) else { return }
            let head = HTTPResponseHead(
                version: .http1_1, status: self.status,
                headers: ["Content-Length": "\(self.body.utf8.count)", "Location": "/else"])
            context.write(self.wrapOutboundOut(.head(head)), promise: nil)
            context.write(
                self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: self.body)))),
                promise: nil)
            context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
