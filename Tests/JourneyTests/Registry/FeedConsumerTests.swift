// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingServer
import FilingTestKit
import Foundation
import Glibc
import Testing

/// `filing registry pull`, killed with SIGKILL at random and started again, while decisions are made.
@Suite(.timeLimit(.minutes(20)), .serialized) struct FeedConsumerTests {
    /// How often the consumer is killed; `scripts/test --slow` does it 200 times.
    private static let rounds =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 8 : 200
    /// Longer than the program takes from its start to its cursor: some rounds are not interrupted.
    private static let longestLifeMs: UInt64 = 150

    /// A line of the feed, as far as a receiver needs it to sort out what came twice.
    private struct Line: Decodable {
        struct Key: Decodable, Hashable {
            let exam: String
            let filingNumber: String
            let revision: UInt64
        }
        let cursor: UInt64
        let key: Key
        let change: String
    }

    /// The program, its cursor and its session.
    private struct Consumer {
        let folder: URL
        let port: Int

        func start(into name: String) throws -> (Process, URL) {
            let out = self.folder.appendingPathComponent(name)
            try Data().write(to: out)
            let process = Process()
            process.executableURL = ServerProcess.programs.appendingPathComponent("filing")
            process.arguments = [
                "registry", "pull", "--cursor", self.folder.appendingPathComponent("cursor").path,
                "--limit", "3",
            ]
            process.environment = [
                "FILING_SERVER": "127.0.0.1:\(self.port)", "LC_ALL": "C.UTF-8",
                "FILING_SESSION": self.folder.appendingPathComponent("session").path,
            ]
            process.standardOutput = try FileHandle(forWritingTo: out)
            try process.run()
            return (process, out)
        }

        /// What came out whole: a torn last line was never received.
        func lines(of out: URL) throws -> [Line] {
            let text = String(decoding: try Data(contentsOf: out), as: UTF8.self)
            return try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        }
    }

    /// A session as `filing login` would leave it.
    private static func login(_ token: [UInt8], port: Int, at path: URL) throws {
        let kept: [String: Any] = [
            "server": "127.0.0.1:\(port)", "name": "registry",
            "secret": String(decoding: token, as: UTF8.self), "expiresAtMs": Int64.max,
        ]
        try JSONSerialization.data(withJSONObject: kept).write(to: path)
        chmod(path.path, 0o600)
    }

    @Test func `a consumer killed and restarted at random has each decision once by key, in order`()
        async throws
    {
        try await TemporaryFolder.with { folder in
            try await TestServer.run { server in
                let program = try await server.staff("registry-1", .registry)
                try Self.login(
                    program.token, port: server.port, at: folder.appendingPathComponent("session"))
                let consumer = Consumer(folder: folder, port: server.port)
                let random = SeededRandom(seed: 12)
                var expected: [String] = []
                var received: [Line] = []
                var interrupted = 0
                for round in 1...Self.rounds {
                    let (process, out) = try consumer.start(into: "out-\(round)")
                    let life = random.next() % (Self.longestLifeMs * 1_000)
                    let (count, before) = (Int(random.next() % 4), expected.count)
                    async let decided = Self.decide(count, before: before, on: server)
                    try await Task.sleep(for: .microseconds(Int(life)))
                    kill(process.processIdentifier, SIGKILL)
                    expected += try await decided
                    process.waitUntilExit()
                    if process.terminationReason == .uncaughtSignal { interrupted += 1 }
                    received += try consumer.lines(of: out)
                }
                let (process, out) = try consumer.start(into: "out-last")
                process.waitUntilExit()
                #expect(process.terminationStatus == 0)
                received += try consumer.lines(of: out)

                #expect(interrupted > 0)
                // Each once by key, in the order of the decisions, however often it came.
                var seen: Set<Line.Key> = []
                let once = received.filter { seen.insert($0.key).inserted }
                #expect(once.map(\.key.filingNumber) == expected)
                #expect(once.map(\.cursor) == (0..<expected.count).map { UInt64($0) + 1 })
                // What came twice is what came before.
                for (key, lines) in Dictionary(grouping: received, by: \.key) {
                    #expect(Set(lines.map(\.cursor)).count == 1, "\(key)")
                }
            }
        }
    }

    /// Approves filings of new people, one commit each.
    private static func decide(
        _ count: Int, before: Int, on server: TestServer
    ) async throws -> [String] {
        var numbers: [String] = []
        for position in 0..<count {
            let serial = before + position + 1
            let approved = try await server.approvedFiling(
                serial, idNumber: InventedNumber.idNumber(serial: serial))
            numbers.append(approved.filing.number.text)
        }
        return numbers
    }
}
