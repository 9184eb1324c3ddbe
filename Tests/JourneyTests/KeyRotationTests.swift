// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingTestKit
import Foundation
import Testing

/// The wrapping key is replaced while serving, whatever is killed meanwhile.
@Suite(.timeLimit(.minutes(10)), .serialized) struct KeyRotationTests {
    /// Rotations that are killed; `scripts/test --slow` runs the long loop.
    private static let rounds =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 8 : 100
    /// Some batches' worth.
    private static let accounts = 1_500

    @Test func `a rotation while serving ends with one key, and everything readable`()
        async throws
    {
        try await Self.withData { data in
            let server = try ServerProcess(data: data)
            defer { server.kill(); server.wait() }
            let before = try Self.keyLines(data)
            let (status, said) = try await Self.rotate(data).finished()
            #expect(status == 0)
            #expect(said.contains("\"key\":2"))
            #expect(said.contains("\"dataKeys\":\(Self.accounts + 1)"))
            let after = try Self.keyLines(data)
            #expect(after.count == 1)
            #expect(after[0].hasPrefix("key 2 "))
            #expect(Set(after).isDisjoint(with: before))
            try await Self.requireReadable(data)
        }
    }

    @Test func `a rotation without a server is done by the command`() async throws {
        try await Self.withData { data in
            #expect(try await Self.rotate(data).finished().status == 0)
            #expect(try Self.keyLines(data).map { $0.prefix(6) } == ["key 2 "])
            try await Self.requireReadable(data)
        }
    }

    @Test func `a rotation that is killed anywhere finishes after the next start`() async throws {
        try await Self.withData { data in
            let random = SeededRandom(seed: 40)
            for round in 0..<Self.rounds {
                let before = try Self.keyLines(data)
                let server = round % 3 == 0 ? nil : try ServerProcess(data: data)
                let command = try Self.rotate(data)
                try await Task.sleep(for: .milliseconds(Int(random.next() % 400)))
                if round % 3 != 2 { command.kill() }
                server?.kill()
                server?.wait()
                _ = try await command.finished()

                // The next start takes it up, whoever was killed and whenever.
                let again = try ServerProcess(data: data)
                try await Self.waitForOneKey(data)
                let after = try Self.keyLines(data)
                #expect(after == before || Set(after).isDisjoint(with: before))
                try await Self.requireReadable(data)
                again.kill()
                again.wait()
            }
            // However the kills fell, a last one goes through.
            let before = try Self.keyLines(data)
            #expect(try await Self.rotate(data).finished().status == 0)
            #expect(Set(try Self.keyLines(data)).isDisjoint(with: before))
            try await Self.requireReadable(data)
        }
    }

    /// What is done to a key file, and what the program says to it.
    @Test(arguments: [
        ("rm KEYS", "is missing"), ("chmod 640 KEYS", "has mode 640"),
        ("chmod 604 KEYS", "has mode 604"), ("echo x > KEYS", "is not a key file"),
        ("mkdir KEYS.d && rm KEYS && ln -s KEYS.d KEYS", "failed"),
        ("sed -i 's/^root ../root 5a/;s/^root 5a\\(.\\)./root 5a\\1e/' KEYS", "does not belong"),
        ("sed -i 's/^key 1 /key 2 /' KEYS", "is sealed with key 1"),
    ])
    func `a key file that is missing, open to others, malformed or another one is refused`(
        command: String, sentence: String
    ) async throws {
        try await TemporaryFolder.with { folder in
            let data = folder.appendingPathComponent("data")
            try await DataFolder.with(data.path) { try await $0.seed(1, now: Instant(ms: 1_000)) }
            let keys = data.appendingPathComponent("keys").path
            let shell = Program(
                "/bin/sh", ["-c", command.replacingOccurrences(of: "KEYS", with: keys)])
            try shell.start()
            #expect(try await shell.finished().status == 0)
            let server = Program(
                ServerProcess.programs.appendingPathComponent("filingd").path,
                ["serve", "--data", data.path, "--set", "listen.port=0"])
            try server.start()
            let (status, said) = try await server.finished()
            #expect(status == 1)
            #expect(said.contains(sentence), "\(said)")
        }
    }

    private static func withData(_ body: (URL) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            let data = folder.appendingPathComponent("data")
            try await DataFolder.with(data.path) {
                try await $0.seed(Self.accounts, now: Instant(ms: 1_000))
            }
            try await body(data)
        }
    }

    private static func requireReadable(_ data: URL) async throws {
        let count = try await DataFolder.with(data.path) {
            try await $0.readable(of: Self.accounts)
        }
        #expect(count == Self.accounts)
    }

    private static func keyLines(_ data: URL) throws -> [String] {
        try String(contentsOf: data.appendingPathComponent("keys"), encoding: .utf8)
            .split(separator: "\n").filter { $0.hasPrefix("key ") }.map(String.init)
    }

    private static func waitForOneKey(_ data: URL) async throws {
        for _ in 0..<3_000 {
            if try Self.keyLines(data).count == 1 { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("the rotation does not end")
    }

    private static func rotate(_ data: URL) throws -> Program {
        let program = Program(
            ServerProcess.programs.appendingPathComponent("filingd").path,
            ["admin", "rotate-key", "--json", "--data", data.path])
        try program.start()
        return program
    }
}

/// A program whose end and words are waited for.
private final class Program {
    private let process = Process()
    private let output = Pipe()

    init(_ path: String, _ arguments: [String]) {
        self.process.executableURL = URL(fileURLWithPath: path)
        self.process.arguments = arguments
        self.process.standardOutput = self.output
        self.process.standardError = self.output
    }

    func start() throws { try self.process.run() }

    func kill() { ServerProcess.signal(SIGKILL, to: self.process.processIdentifier) }

    /// Its status and all it said, which fits in a pipe.
    func finished() async throws -> (status: Int32, said: String) {
        let said = self.output.fileHandleForReading.readDataToEndOfFile()
        self.process.waitUntilExit()
        return (self.process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
