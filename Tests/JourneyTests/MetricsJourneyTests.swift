// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingMetrics
import FilingServer
import FilingStore
import FilingTestKit
import FilingTransport
import Foundation
import Glibc
import Testing

/// What the operator sees of a server that works.
@Suite struct MetricsJourneyTests {
    private static func samples(_ server: TestServer) async throws -> [MetricFamily.Sample] {
        try MetricsText.read(
            try await server.service.metrics.text(server.transport.counters, isServing: true))
    }

    private static func value(
        _ samples: [MetricFamily.Sample], _ name: String, _ labels: [String: String] = [:]
    ) -> Double? {
        samples.first { sample in
            sample.name == name && labels.allSatisfy { sample[$0.key] == $0.value }
        }?.value
    }

    @Test func `each call is counted once, by its method and how it ended`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            for _ in 0..<3 { _ = try await client.health.check() }
            for _ in 0..<2 {
                await #expect(throws: FilingError.self) { try await client.filing.list() }
            }
            try await server.register(client, phone: "13800138001", password: "Correct-Horse-7")
            let samples = try await Self.samples(server)
            func calls(_ method: String, _ code: String) -> Double? {
                Self.value(samples, "filing_calls_total", ["method": method, "code": code])
            }
            #expect(calls("rpc.v1.Health/Check", "0") == 3)
            #expect(calls("filing.v1.Filing/List", "16") == 2)
            #expect(calls("filing.v1.Filing/List", "0") == nil)
            #expect(calls("filing.v1.Auth/RegisterAccount", "0") == 1)
            #expect(
                Self.value(
                    samples, "filing_call_seconds_count", ["method": "rpc.v1.Health/Check"]) == 3)
            #expect(Self.value(samples, "filing_connections_open").map { $0 >= 1 } == true)
            await client.close()
        }
    }

    @Test func `commits, their groups and the outbox are told`() async throws {
        try await TestServer.run { server in
            let before = try await Self.samples(server)
            let store = server.store
            try await withThrowingTaskGroup { group in
                for _ in 0..<50 { group.addTask { try await store.write { _ in } } }
                try await group.waitForAll()
            }
            let after = try await Self.samples(server)
            func rise(_ name: String) -> Double {
                (Self.value(after, name) ?? 0) - (Self.value(before, name) ?? 0)
            }
            #expect(rise("filing_commit_writes_sum") >= 50)
            #expect(rise("filing_commit_writes_count") >= 1)
            #expect(rise("filing_commit_writes_count") <= rise("filing_commit_writes_sum"))
            #expect(
                Self.value(after, "filing_commit_writes_bucket", ["le": "+Inf"])
                    == Self.value(after, "filing_commit_writes_count"))
            #expect(Self.value(after, "filing_write_queue_length") == 0)
            #expect(Self.value(after, "filing_outbox_messages") == 0)
        }
    }

    @Test func `the program serves its metrics on loopback, and filing top reads them`()
        async throws
    {
        try await TemporaryFolder.with { folder in
            let port = try FreePort.find()
            let server = try ServerProcess(
                data: folder.appendingPathComponent("data"), settings: ["metrics.port=\(port)"])
            defer { server.kill() }
            let filing = ServerProcess.programs.appendingPathComponent("filing").path
            let top = try await Tool.run(
                filing,
                ["top", "--port", "\(port)", "--interval", "1", "--count", "2", "--json"])
            #expect(top.status == 0, "\(top.text)")
            let pages = top.text.split(separator: "\n")
            #expect(pages.count == 2)
            let page = try #require(
                try JSONSerialization.jsonObject(with: Data(pages[0].utf8)) as? [String: Any])
            #expect(page["serving"] as? Bool == true)
            #expect(page["writeQueueLimit"] as? Double == 4_096)
            let lines = try await Tool.run(
                filing, ["top", "--port", "\(port)", "--interval", "1", "--lang", "en"])
            #expect(lines.text.hasPrefix("serving  connections 0  calls 0.0/s"), "\(lines.text)")
            ServerProcess.signal(SIGTERM, to: server.identifier)
            #expect(server.wait() == 0)
            let gone = try await Tool.run(filing, ["top", "--port", "\(port)", "--lang", "en"])
            #expect(gone.status == 3)
            #expect(gone.text.contains("METRICS_UNREACHABLE"))
        }
    }
}
