// SPDX-License-Identifier: Apache-2.0

@testable import FilingMetricsPort
import Foundation
import Logging
import NIOCore
import NIOPosix
import Synchronization
import Testing

/// Speaks HTTP by hand: another side than the port's own parser.
@Suite struct MetricsPortTests {
    private struct PageFailed: Error {}

    private static func ask(
        _ request: String, page: @escaping @Sendable () async throws -> String = { "m 1\n" },
        isReady: Bool = true
    ) async throws -> String {
        let port = try await MetricsPort.start(
            host: "127.0.0.1", port: 0,
            MetricsPort.Content(page: page, isReady: { isReady }),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let number = try #require(port.localAddress?.port)
        let channel = try await ClientBootstrap(group: NIOSingletons.posixEventLoopGroup)
            .connect(host: "127.0.0.1", port: number) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        let answer = try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var answer = ByteBuffer()
            for try await part in inbound { answer.writeImmutableBuffer(part) }
            return String(buffer: answer)
        }
        try await port.close()
        return answer
    }

    private static func get(_ path: String) -> String {
        "GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    }

    @Test func `the page is served as Prometheus asks for it`() async throws {
        let answer = try await Self.ask(Self.get("/metrics"))
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(answer.contains("content-type: text/plain; version=0.0.4; charset=utf-8\r\n"))
        #expect(answer.hasSuffix("\r\n\r\nm 1\n"))
    }

    @Test func `a page that cannot be made is an error, and tells the network nothing`()
        async throws
    {
        let answer = try await Self.ask(Self.get("/metrics"), page: { throw PageFailed() })
        #expect(answer.hasPrefix("HTTP/1.1 500 "))
        #expect(!answer.contains("PageFailed"))
    }

    @Test func `a server that drains is live and not ready`() async throws {
        #expect(
            try await Self.ask(Self.get("/health/live"), isReady: false).hasPrefix("HTTP/1.1 200 "))
        #expect(
            try await Self.ask(Self.get("/health/ready"), isReady: false)
                .hasPrefix("HTTP/1.1 503 "))
        #expect(try await Self.ask(Self.get("/health/ready")).hasPrefix("HTTP/1.1 200 "))
    }

    @Test(arguments: [
        ("GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 404 "),
        ("POST /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 405 "),
        ("F1RPC\u{1}\u{0}\u{0}\u{0}\r\n\r\n", "HTTP/1.1 400 "),
    ])
    func `anything else is refused in HTTP's words`(request: String, begin: String) async throws {
        #expect(try await Self.ask(request).hasPrefix(begin))
    }

    @Test func `two requests on one connection are answered in turn`() async throws {
        let answer = try await Self.ask(
            "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n" + Self.get("/metrics"))
        #expect(answer.components(separatedBy: "HTTP/1.1 200 OK").count == 3)
        #expect(answer.hasSuffix("m 1\n"))
    }

    @Test(arguments: ["0.0.0.0", "192.0.2.1", "::", "example.org"])
    func `no address but loopback is listened on`(host: String) async throws {
        await #expect(throws: MetricsPort.NotLoopback(host: host)) {
            _ = try await MetricsPort.start(
                host: host, port: 0, MetricsPort.Content(page: { "" }, isReady: { true }),
                logger: Logger(label: "test"))
        }
    }
}
