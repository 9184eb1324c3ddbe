// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingServer
import FilingTestKit
import Foundation
import Glibc
import Testing

/// What a server keeps lies where nobody else can read it, or it says so and keeps nothing.
struct PrivatePlacesTests {
    private static func send(to path: String) async throws {
        try await SMSFileSink(path: path).send(
            "【社工考试备案】注册验证码 123456", to: PhoneNumber(text: "13800138001"), at: Instant(ms: 0))
    }

    @Test func `messages go to a file of mode 600`() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.appendingPathComponent("sms.jsonl").path
            try await Self.send(to: path)
            try await Self.send(to: path)
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 2)
        }
    }

    @Test(arguments: [0o640, 0o604, 0o622])
    func `no code is written where others can read or write`(mode: mode_t) async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.appendingPathComponent("sms.jsonl").path
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            #expect(chmod(path, mode) == 0)
            await #expect(throws: JSONLinesFault.notPrivate(path: path)) {
                try await Self.send(to: path)
            }
            let written = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(written.isEmpty)
        }
    }

    @Test func `no code is written through a link`() async throws {
        try await TemporaryFolder.with { folder in
            let target = folder.appendingPathComponent("target").path
            let path = folder.appendingPathComponent("sms.jsonl").path
            #expect(symlink(target, path) == 0)
            await #expect(throws: JSONLinesFault.notPrivate(path: path)) {
                try await Self.send(to: path)
            }
            #expect(!FileManager.default.fileExists(atPath: target))
        }
    }

    @Test(arguments: [(0o700, true), (0o750, false), (0o705, false), (0o722, false)])
    func `a data folder that others can use is refused and told how to close`(
        mode: mode_t, isTaken: Bool
    ) async throws {
        try await TemporaryFolder.with { folder in
            #expect(chmod(folder.path, mode) == 0)
            do throws(DataDirectory.Fault) {
                try DataDirectory(path: folder.path).make()
                #expect(isTaken)
            } catch {
                #expect(!isTaken && error.description.contains("chmod 700"))
            }
        }
    }

    @Test func `a data folder that is made is closed to others`() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.appendingPathComponent("data").path
            try DataDirectory(path: path).make()
            try DataDirectory(path: path).make()
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o700)
        }
    }
}
