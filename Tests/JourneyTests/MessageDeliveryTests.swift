// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingServer
import FilingStore
import FilingTestKit
import Testing

/// Text messages on their way: nothing is lost, and the operator sees where each one is.
@Suite(.timeLimit(.minutes(5))) struct MessageDeliveryTests {
    private static let phone = "13800138001"

    /// Asks for a code while the network fails with `failure`.
    private static func withFailure(
        _ failure: any Error, _ body: (TestServer) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let client = server.client()
            server.sender.set(failure: failure)
            _ = try await client.auth.requestCode(
                phone: Self.phone, purpose: .register,
                captcha: try await server.captcha(for: client))
            try await body(server)
            await client.close()
        }
    }

    /// Waits, moving the clock by `step` at each look, until the newest message satisfies `isSo`.
    private static func message(
        _ server: TestServer, step: Span = Span(ms: 0), until isSo: (MessageReport) -> Bool
    ) async throws -> MessageReport {
        while true {
            let newest = try await server.store.read { try $0.newestMessages(limit: 1) }
            if let report = newest.first, isSo(report) { return report }
            server.clock.advance(by: step)
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    @Test func `a message waits for a network that is down, ever longer, and arrives`()
        async throws
    {
        try await Self.withFailure(CollectingSender.Outage()) { server in
            let begun = server.clock.now()
            let first = try await Self.message(server) { $0.attempts == 1 }
            #expect(first.token == "retrying")
            #expect(first.fault == "UNAVAILABLE")
            #expect(first.nextAt == begun + .seconds(5))
            let second = try await Self.message(server, step: .seconds(1)) { $0.attempts == 2 }
            #expect(second.nextAt >= begun + .seconds(15))
            server.sender.set(failure: nil)
            let last = try await Self.message(server, step: .seconds(1)) {
                $0.state == .handedOver
            }
            #expect(last.token == "handed-over")
            #expect(await server.sender.next().phone.text == Self.phone)
        }
    }

    @Test func `a message that the network refuses for good is given up with its word`()
        async throws
    {
        try await Self.withFailure(SMSRejected(reason: "403")) { server in
            let report = try await Self.message(server) { $0.state != .waiting }
            #expect(report.token == "given-up")
            #expect(report.fault == "403")
            #expect(report.attempts == 1)
        }
    }

    @Test func `a code sent again says what is left of its ten minutes`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            var said: [String] = []
            for wait in [Span(ms: 0), .seconds(70), .minutes(7), .seconds(91)] {
                server.clock.advance(by: wait)
                _ = try await client.auth.requestCode(
                    phone: Self.phone, purpose: .register,
                    captcha: try await server.captcha(for: client))
                said.append(await server.sender.next().text)
            }
            let codes = Set(said.map { $0.filter { $0.isASCII && $0.isNumber }.prefix(6) })
            #expect(codes.count == 1)
            for (text, life) in zip(said, ["10 分钟", "8 分钟", "1 分钟", "19 秒"]) {
                #expect(text.contains("，\(life)内有效。"), "\(text)")
            }
            await client.close()
        }
    }

    @Test func `a code sent again is given up when the first of it ends`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            for (wait, failure) in [
                (Span(ms: 0), nil), (.minutes(9), CollectingSender.Outage() as any Error),
            ] as [(Span, (any Error)?)] {
                server.clock.advance(by: wait)
                server.sender.set(failure: failure)
                _ = try await client.auth.requestCode(
                    phone: Self.phone, purpose: .register,
                    captcha: try await server.captcha(for: client))
            }
            _ = try await Self.message(server) { $0.attempts == 1 && $0.fault == "UNAVAILABLE" }
            server.sender.set(failure: nil)
            server.clock.advance(by: .minutes(1))
            let report = try await Self.message(server) { $0.state != .waiting }
            #expect(report.token == "given-up")
            #expect(report.fault == "EXPIRED")
            await client.close()
        }
    }

    @Test func `a code that has expired is not sent any more`() async throws {
        try await Self.withFailure(CollectingSender.Outage()) { server in
            _ = try await Self.message(server) { $0.attempts == 1 }
            server.sender.set(failure: nil)
            server.clock.advance(by: .minutes(10))
            let report = try await Self.message(server, step: .seconds(1)) {
                $0.state != .waiting
            }
            #expect(report.token == "given-up")
            #expect(report.fault == "EXPIRED")
        }
    }
}
