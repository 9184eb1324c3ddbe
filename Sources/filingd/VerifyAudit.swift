// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingSeal
import FilingServer
import Foundation
import Glibc

/// Verifies the audit log: the chain, the numbers, the checkpoints of database and file.
struct VerifyAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-audit",
        abstract: "Verifies the audit log and says where it was changed; also beside a server.",
        discussion: """
            Exit codes: 0 nothing is wrong, 1 it could not be verified, 2 the command is wrong, \
            3 the log was tampered with. Rows younger than the newest checkpoint (a minute at \
            most) are checked by the chain alone: whoever can write the database could cut them.
            """)

    @OptionGroup var options: SettingsOptions

    @Option(help: "The file of signed heads, in place of the one the settings name.")
    var heads: String?

    @Option(help: "The public key from `audit-key`, in place of the key file's.")
    var key: String?

    @Flag(help: "One JSON object.") var json = false

    private struct Finding: Encodable {
        let what: String
        let first: Int64
        let last: Int64
    }

    private struct Report: Encodable {
        let intact: Bool
        let rows: Int64
        let checkpoints: Int64
        let lastSeq: Int64
        let vouchedSeq: Int64
        let findings: [Finding]
        let further: Int64
    }

    func run() async throws {
        let settings = try self.options.settings()
        let directory = DataDirectory(path: settings.dataDirectory)
        let file = HeadsFile(
            path: self.heads ?? directory.auditHeads(setting: settings.auditHeadsFile))
        guard self.heads == nil || FileManager.default.fileExists(atPath: file.path) else {
            throw ValidationError("\(file.path) does not exist.")
        }
        let report = try await Admin.run(in: directory) { desk in
            try await AuditVerification.run(
                desk.store, heads: file, key: try self.publicKey(desk.keys),
                progress: Self.progress())
        }
        print(self.json ? try Self.object(report) : Self.sentences(report))
        guard report.findings.isEmpty else { throw ExitCode(3) }
    }

    private func publicKey(_ keys: ServerKeys) throws -> AuditPublicKey {
        guard let text = self.key else { return try AuditSigningKey(keys: keys).publicKey }
        guard let bytes = Hexadecimal.bytes(text.utf8), bytes.count == Digest.sizeBytes else {
            throw ValidationError("--key takes 64 hexadecimal digits.")
        }
        return AuditPublicKey(bytes: bytes)
    }

    /// Counts rows on a terminal; a log file gets nothing.
    private static func progress() -> (Int64) -> Void {
        guard isatty(STDERR_FILENO) == 1 else { return { _ in } }
        return { FileHandle.standardError.write(Data("\r\($0)\u{1B}[K".utf8)) }
    }

    private static func object(_ report: AuditReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let object = Report(
            intact: report.findings.isEmpty, rows: report.rows, checkpoints: report.checkpoints,
            lastSeq: report.lastSeq, vouchedSeq: report.vouchedSeq,
            findings: report.findings.map {
                Finding(what: $0.what.rawValue, first: $0.first, last: $0.last)
            },
            further: report.further)
        return String(decoding: try encoder.encode(object), as: UTF8.self)
    }

    private static func sentences(_ report: AuditReport) -> String {
        var lines = report.findings.map { "\($0.what.rawValue): \($0.sentence)" }
        if report.further > 0 { lines.append("and \(report.further) more") }
        lines.append(
            "\(report.rows) rows, \(report.checkpoints) signatures, vouched for up to row "
                + "\(report.vouchedSeq) of \(report.lastSeq): "
                + (report.findings.isEmpty ? "intact" : "TAMPERED WITH"))
        return lines.joined(separator: "\n")
    }
}

extension AuditFinding {
    /// What is wrong, for the operator.
    fileprivate var sentence: String {
        let rows =
            self.first == self.last ? "row \(self.first)" : "rows \(self.first) to \(self.last)"
        return switch self.what {
        case .changed: "\(rows) does not fit its link and the row before"
        case .unreadable: "\(rows) has a column of another type"
        case .missing: "\(rows) gone"
        case .reordered: "rows \(self.first) and \(self.last) have changed places"
        case .inserted: "\(rows) is there twice or out of its place"
        case .tailCut: "\(rows) cut off: a signed checkpoint knows them"
        case .rebuilt: "the chain at row \(self.first) is not the one that was signed"
        case .checkpointForged: "the checkpoint of \(rows) is not signed by this server"
        case .checkpointMissing: "the database lacks the file's checkpoint of \(rows)"
        case .headsMissing: "the file lacks the database's checkpoint of \(rows)"
        }
    }
}

/// Prints the key that verifies the audit log's checkpoints.
struct AuditKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit-key",
        abstract: "Prints the public key of the audit log's checkpoints, in hexadecimal.",
        discussion: "Keep it with the auditor: it verifies signatures, and makes none.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try self.options.settings()
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            print(Hexadecimal.text(try AuditSigningKey(keys: desk.keys).publicKey.bytes))
        }
    }
}
