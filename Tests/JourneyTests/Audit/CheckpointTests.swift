// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingTestKit
import Foundation
import Testing

/// Signed heads of a running server, and the real log on a disk after a stranger was at it.
@Suite(.timeLimit(.minutes(5))) struct CheckpointTests {
    /// What a server left behind, opened without it.
    private struct Left {
        let folder: URL
        let heads: HeadsFile
        let key: AuditPublicKey

        /// Runs sqlite3 on the database, as somebody would who is at the machine.
        func tamper(_ sql: String) throws {
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            let triggers = [
                "audit_is_not_changed", "audit_is_not_deleted", "audit_checkpoint_is_not_deleted",
            ]
            let drops = triggers.map { "DROP TRIGGER IF EXISTS \($0);" }.joined()
            shell.arguments = [
                "python3", "-c",
                "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
                    + "c.executescript(sys.argv[2]); c.commit()",
                self.folder.appendingPathComponent("filing.sqlite").path, drops + sql,
            ]
            try shell.run()
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 0)
        }
    }

    private static func withLog(
        _ body: (TestServer, Left) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let left = Left(
                folder: server.directory,
                heads: HeadsFile(
                    path: server.directory.appendingPathComponent("audit/heads.jsonl").path),
                key: try AuditSigningKey(keys: server.keys).publicKey)
            let client = server.client(token: try await server.applicant().token)
            try await client.stateProfile()
            for _ in 0..<10 {
                _ = try await client.filing.create(
                    .init(exam: "sw-2026", form: Fixtures.form))
                let number = try #require(
                    try await client.filing.list().filings.first)
                _ = try await client.filing.withdraw(
                    .init(filingNumber: number.filingNumber, revision: number.revision))
            }
            await client.close()
            try await Self.waitForHead(of: server)
            try await body(server, left)
        }
    }

    /// Waits until the newest row is signed in file and database.
    private static func waitForHead(of server: TestServer) async throws {
        for _ in 0..<1_000 {
            server.clock.advance(by: .minutes(1))
            let isSigned = try server.store.point {
                try $0.lastCheckpoint()?.seq == $0.auditHead().seq
            }
            if isSigned { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("no checkpoint was made")
    }

    @Test func `a running server signs its newest row each minute, in database and file`()
        async throws
    {
        try await Self.withLog { server, left in
            let report = try await AuditVerification.run(
                server.store, heads: left.heads, key: left.key)
            #expect(report.findings.isEmpty)
            #expect(report.rows > 20)
            #expect(report.vouchedSeq == report.lastSeq)
            let newest = try server.store.point { try $0.lastCheckpoint() }
            #expect(try left.heads.read().last == newest)
        }
    }

    @Test(
        arguments: [
            ("UPDATE audit SET action = 42 WHERE seq = 7", .changed, 7),
            ("UPDATE audit SET reference = 'x' WHERE seq = 8", .changed, 8),
            ("UPDATE audit SET region = 'x' WHERE seq = 9", .unreadable, 9),
            ("DELETE FROM audit WHERE seq = 10", .missing, 10),
            ("DELETE FROM audit WHERE seq >= 12; DELETE FROM audit_checkpoint", .tailCut, 12),
            (
                "UPDATE audit SET seq = -1 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 5; "
                    + "UPDATE audit SET seq = 5 WHERE seq = -1", .reordered, 3
            ),
        ] as [(String, AuditFinding.What, Int64)])
    func `what a stranger did to the file is found where they did it`(
        sql: String, what: AuditFinding.What, seq: Int64
    ) async throws {
        try await Self.withLog { server, left in
            try left.tamper(sql)
            let report = try await AuditVerification.run(
                server.store, heads: left.heads, key: left.key)
            #expect(report.findings.contains { $0.what == what && $0.first == seq }, "\(report)")
        }
    }
}
