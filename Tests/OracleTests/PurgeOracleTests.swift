// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingTestKit
import Foundation
import Testing

/// What is left after a purge is what a second implementation, which reads every row, would leave.
@Suite(.timeLimit(.minutes(5)), .serialized) struct PurgeOracleTests {
    /// A data directory with rows and files of every class.
    private struct Stage {
        let data: URL

        private func oracle(_ verb: String, _ numbers: [Int64] = []) async throws -> [Substring] {
            try await PythonOracle.lines(
                "purge_oracle.py",
                [
                    verb, self.data.appendingPathComponent("filing.sqlite").path,
                    self.data.appendingPathComponent("materials").path,
                ] + numbers.map { "\($0)" }, input: [])
        }

        func seed(_ seed: Int64, now: Instant, count: Int64, margin: Span) async throws {
            _ = try await self.oracle("seed", [now.ms, seed, count, margin.ms])
        }

        func expected(at now: Instant) async throws -> [Substring] {
            try await self.oracle("expect", [now.ms])
        }

        /// What is there, without entries of the audit log after a row.
        func present(auditUpTo last: Int64) async throws -> [Substring] {
            try await self.oracle("dump").filter { line in
                guard line.hasPrefix("audit ") else { return true }
                return Int64(line.dropFirst(6)).map { $0 <= last } ?? true
            }
        }
    }

    private static func withStage(
        now: Instant, _ body: (Stage) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            let stage = Stage(data: folder.appendingPathComponent("data"))
            try await DataFolder.with(stage.data.path) { try await $0.fillAudit(upTo: now) }
            try await body(stage)
        }
    }

    @Test(arguments: [(1, 1_000), (2, 1), (3, 1_000)] as [(Int64, Int64)])
    func `a purge leaves what a naive reading leaves, to the millisecond`(
        seed: Int64, marginMs: Int64
    ) async throws {
        let now = Instant(ms: 1_900_000_000_000)
        try await Self.withStage(now: now) { stage in
            try await stage.seed(seed, now: now, count: 12, margin: Span(ms: marginMs))
            let expected = try await stage.expected(at: now)
            try await DataFolder.with(stage.data.path) { folder in
                let last = try await folder.store.read { try $0.auditHead().seq }
                let before = try await stage.present(auditUpTo: last)
                let looked = try await folder.purge(.looking, at: now)
                #expect(try await stage.present(auditUpTo: last) == before)

                let report = try await folder.purge(.removing, at: now)
                #expect(try await stage.present(auditUpTo: last) == expected)
                #expect(report.isDone)
                #expect(report.strangers == 1)
                #expect(report.missing.isEmpty)
                for (line, seen) in zip(report.lines, looked.lines) {
                    #expect(line.removed == line.due)
                    #expect(line.due != PurgeCount(), "\(line.retained)")
                    // An account may go only after its filings have.
                    if line.retained != .closedAccounts { #expect(seen.due.rows == line.due.rows) }
                }
                let told = try await folder.purgesTold()
                for line in report.lines { #expect(told[line.retained] == line.removed) }
                #expect(try await folder.verifiedAudit().findings.isEmpty)
                let again = try await folder.purge(.removing, at: now)
                #expect(again.lines.allSatisfy { $0.due == PurgeCount() })
            }
        }
    }

    @Test func `a purge killed anywhere is finished by the next, beside a server`() async throws {
        let rounds = ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 6 : 100
        let now = SystemClock().now()
        try await Self.withStage(now: now) { stage in
            try await stage.seed(4, now: now, count: 150, margin: .hours(1))
            let expected = try await stage.expected(at: now)
            let (last, due) = try await DataFolder.with(stage.data.path) { folder in
                (
                    try await folder.store.read { try $0.auditHead().seq },
                    try await folder.purge(.looking, at: now)
                )
            }
            let server = try ServerProcess(data: stage.data)
            defer { server.kill(); server.wait() }
            let random = SeededRandom(seed: 5)
            for _ in 0..<rounds {
                let purge = try Self.purge(stage.data)
                try await Task.sleep(for: .milliseconds(50 + Int(random.next() % 400)))
                ServerProcess.signal(SIGKILL, to: purge.processIdentifier)
                purge.waitUntilExit()
                #expect(try await Self.findings(stage.data.path).isEmpty)
            }
            let finishing = try Self.purge(stage.data)
            finishing.waitUntilExit()
            #expect(finishing.terminationStatus == 0)
            #expect(try await stage.present(auditUpTo: last) == expected)
            // Whatever was killed, each row was told of once.
            let told = try await DataFolder.with(stage.data.path) { try await $0.purgesTold() }
            for line in due.lines where line.retained != .closedAccounts {
                #expect(told[line.retained]?.rows == line.due.rows, "\(line.retained)")
            }
            #expect(told[.uploads]?.files == due.lines.first { $0.retained == .uploads }?.due.files)
        }
    }

    private static func purge(_ data: URL) throws -> Process {
        let process = Process()
        process.executableURL = ServerProcess.programs.appendingPathComponent("filingd")
        process.arguments = ["admin", "purge", "--json", "--data", data.path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
    }

    @Test func `an audit log without its old part verifies, and a stranger is found in it`()
        async throws
    {
        let now = Instant(ms: 1_900_000_000_000)
        try await TemporaryFolder.with { folder in
            let path = folder.appendingPathComponent("data").path
            try await DataFolder.with(path) { data in
                // More than one batch of it.
                try await data.audit((0..<7_000).map { _ in now + Span(ms: -Span.years(3).ms) })
                try await data.signAudit(at: now)
                try await data.audit((0..<20).map { _ in now + Span(ms: 1 - Span.years(3).ms) })
                try await data.signAudit(at: now)
                let report = try await data.purge(.removing, at: now)
                #expect(report.lines.last?.removed.rows == 7_000)
                let audit = try await data.verifiedAudit()
                #expect(audit.findings.isEmpty)
                // Those that were young, and the purge's own entry.
                #expect(audit.rows == 21)
                await #expect(throws: StorageFault.self) {
                    try await data.store.write { transaction in
                        let head = try transaction.auditHead()
                        _ = try transaction.purgeAudit(
                            to: AuditCheckpoint(
                                kind: .start, seq: head.seq, atMs: 0, hash: [], signature: []))
                    }
                }
            }
            for (sql, what, seq) in [
                ("DELETE FROM audit WHERE seq = 7001", "missing", 7_001),
                ("UPDATE audit SET action = 42 WHERE seq = 7005", "changed", 7_005),
                ("DELETE FROM audit_checkpoint WHERE kind = 2", "missing", 1),
            ] as [(String, String, Int64)] {
                #expect(try await Self.findings(path).isEmpty)
                let copy = try Data(contentsOf: URL(fileURLWithPath: path + "/filing.sqlite"))
                try await Self.tamper(path, sql)
                let found = try await Self.findings(path)
                #expect(
                    found.contains { $0.what.rawValue == what && $0.first == seq }, "\(found)")
                try copy.write(to: URL(fileURLWithPath: path + "/filing.sqlite"))
            }
        }
    }

    private static func findings(_ path: String) async throws -> [AuditFinding] {
        try await DataFolder.with(path) { try await $0.verifiedAudit().findings }
    }

    private static func tamper(_ data: String, _ sql: String) async throws {
        let drops = [
            "audit_is_not_changed", "audit_is_not_deleted", "audit_checkpoint_is_not_deleted",
        ].map { "DROP TRIGGER IF EXISTS \($0);" }.joined()
        let outcome = try await Tool.run(
            "/usr/bin/env",
            [
                "python3", "-c",
                "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2])",
                data + "/filing.sqlite", drops + sql,
            ])
        #expect(outcome.status == 0)
    }
}

extension DataFolder {
    /// Entries at some moments.
    fileprivate func audit(_ moments: [Instant]) async throws {
        try await self.store.write { transaction in
            for moment in moments {
                try transaction.audit(
                    AuditEntry(at: moment, actor: .service, action: .login))
            }
        }
    }

    /// Entries that are over, then younger and older ones by turns, as when a clock was put back.
    fileprivate func fillAudit(upTo now: Instant) async throws {
        let edge = now.ms - Span.years(3).ms
        let hour = Span.hours(1).ms
        try await self.audit(
            [edge - hour, edge - 1, edge, edge - hour, edge + hour, edge - hour, now.ms]
                .map(Instant.init(ms:)))
    }

    /// What the audit log says was purged of each class.
    fileprivate func purgesTold() async throws -> [RetentionClass: PurgeCount] {
        let rows = try await self.store.read { try $0.auditRows(after: 0, limit: 10_000) }
        var told: [RetentionClass: PurgeCount] = [:]
        for case .record(let record) in rows
        where record.fields.action == Int64(AuditAction.dataPurged.rawValue) {
            let words = String(decoding: record.fields.reference, as: UTF8.self).split(
                separator: "/")
            let retained = try #require(RetentionClass(rawValue: String(words[0])))
            told[retained, default: PurgeCount()].rows += record.fields.objectID ?? 0
            told[retained, default: PurgeCount()].files += try #require(Int64(words[1]))
        }
        return told
    }
}
