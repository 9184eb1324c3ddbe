// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTestKit
import Foundation
import Glibc
import Testing

@testable import FilingClient
@testable import filing

/// The files that the command line keeps, and whom it trusts with them.
struct StateTests {
    private static func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test func `a private file is whole, of mode 600, and leaves no draft`() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.appendingPathComponent("kept").path
            for text in ["first", "second"] { try PrivateFile.write(Data(text.utf8), to: path) }
            #expect(try PrivateFile.read(path) == Data("second".utf8))
            #expect(Self.mode(path) == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["kept"])
        }
    }

    @Test func `a file that must not be replaced is not`() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.appendingPathComponent("key").path
            let key = try CentreKeyFile.make(path: path)
            #expect(throws: LocalProblem.self) { try CentreKeyFile.make(path: path) }
            #expect(try CentreKeyFile(path: path).privateKey == key.privateKey)
            // A link that leads nowhere is no free name either.
            let link = folder.appendingPathComponent("link").path
            #expect(symlink(folder.appendingPathComponent("elsewhere").path, link) == 0)
            #expect(throws: LocalProblem.self) { try CentreKeyFile.make(path: link) }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                    == ["key", "link"])
        }
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o620])
    func `a file that others can use is refused`(mode: mode_t) async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.appendingPathComponent("kept").path
            try PrivateFile.write(Data("secret".utf8), to: path)
            #expect(chmod(path, mode) == 0)
            #expect(throws: LocalProblem.self) { try PrivateFile.read(path) }
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func `a file of another user is refused`() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.appendingPathComponent("kept").path
            try PrivateFile.write(Data("secret".utf8), to: path)
            #expect(chown(path, 65_534, 65_534) == 0)
            #expect(throws: LocalProblem.self) { try PrivateFile.read(path) }
        }
    }

    @Test func `what is no plain file is refused at once`() async throws {
        try await TemporaryFolder.with { folder in
            let pipe = folder.appendingPathComponent("pipe").path
            #expect(mkfifo(pipe, 0o600) == 0)
            #expect(throws: LocalProblem.self) { try PrivateFile.read(pipe) }
            #expect(throws: LocalProblem.self) { try PrivateFile.read(folder.path) }
        }
    }

    @Test func `a pending write is found again, and its name tells nobody what was typed`()
        async throws
    {
        try await TemporaryFolder.with { folder in
            let first = folder.appendingPathComponent("a/session.json").path
            let second = folder.appendingPathComponent("b/session.json").path
            let command = ["password change", "Correct-Horse-7"]
            var names: Set<String> = []
            for path in [first, second] {
                let pending = PendingWrites(beside: path, server: "127.0.0.1:7400", name: "a")
                let begun = try pending.begin(command, revision: 7)
                #expect(try pending.begun(command)?.key == begun.key)
                #expect(try pending.begun(["password change", "another"]) == nil)
                let pendingFolder = (path as NSString).deletingLastPathComponent + "/pending"
                names.formUnion(
                    try FileManager.default.contentsOfDirectory(atPath: pendingFolder))
                try pending.end(command)
                #expect(try pending.begun(command) == nil)
            }
            // The same command has another name on each machine: nothing can be tried against it.
            #expect(names.count == 3 && names.contains("name-key"))
        }
    }

    @Test(arguments: [
        ("REVISION_CONFLICT", UInt32(10), true), ("IDEMPOTENCY_MISMATCH", 10, true),
        ("IN_PROGRESS", 10, false), ("FIELD_INVALID", 3, true), ("STORE_UNAVAILABLE", 14, false),
        ("WRITE_QUEUE_FULL", 8, false),
    ])
    func `a write is given up when the server has decided it for good`(
        reason: String, code: UInt32, isDecided: Bool
    ) {
        let answered = FilingError(RpcV1.Status(code: code, reason: reason))
        #expect(ExitStatus.isDecided(answered) == isDecided)
        // The same word from nobody's mouth decides nothing.
        let lost = FilingError(RpcV1.Status(code: code, reason: reason), cause: .connectionLost)
        #expect(!ExitStatus.isDecided(lost))
    }
}
