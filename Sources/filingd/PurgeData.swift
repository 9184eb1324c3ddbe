// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingVault
import Foundation

/// Removes what has outlived its retention class, and proves it.
struct PurgeData: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Removes rows and files that have outlived their retention class.",
        discussion: """
            A server may be running beside it: each batch is one short transaction that decides \
            once more on each row, and no file younger than a day is touched. One purge at a time. \
            Interrupted anywhere, the next one finishes it. For each class it prints what was due, \
            what was removed and what a recount of the whole tables and folders finds afterwards; \
            the audit log keeps what was removed (data-purged). Scans whose file is missing and \
            files with strange names are told of and never touched. What is due hangs on this \
            machine's clock: look with --dry-run first.

            Exit codes: 0 nothing is left, 1 it could not be finished, 2 the command is wrong, \
            3 something due is still there or a scan's file is missing.
            """)

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Only say what is due.") var dryRun = false

    @Flag(help: "One JSON object.") var json = false

    func run() async throws {
        let settings = try self.options.settings()
        let directory = DataDirectory(path: settings.dataDirectory)
        let report = try await Admin.run(in: directory) { desk in
            try directory.holdForPurge()
            return try await self.purge(desk, directory, settings)
        }
        print(
            self.json
                ? try PurgeLines.object(report) : PurgeLines.table(report, isDry: self.dryRun))
        guard (self.dryRun || report.isDone) && report.missing.isEmpty else { throw ExitCode(3) }
    }

    private func purge(
        _ desk: AdminDesk, _ directory: DataDirectory, _ settings: Settings
    ) async throws -> PurgeReport {
        do {
            let vault = try Vault(root: directory.materials)
            let purge = Purge(
                desk.store, vault, key: try AuditSigningKey(keys: desk.keys),
                now: SystemClock().now(), auditKept: .days(Int64(settings.auditKeptDays)))
            let report = try await purge.run(self.dryRun ? .looking : .removing)
            try await vault.close()
            return report
        } catch let fault as VaultFault {
            StandardError.write("The material files cannot be used: \(fault.detail).")
            throw ExitCode(1)
        }
    }
}

/// A purge's report, for people and for programs.
private enum PurgeLines {
    private struct Object: Encodable {
        let done: Bool
        let classes: [Line]
        let missingFiles: [Int64]
        let missingFurther: Int
        let strangeFiles: Int
    }

    private struct Line: Encodable {
        let retentionClass: String
        let keptHours: Int64
        let dueRows: Int64
        let dueFiles: Int64
        let removedRows: Int64
        let removedFiles: Int64
        let leftRows: Int64
        let leftFiles: Int64
    }

    static func object(_ report: PurgeReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let object = Object(
            done: report.isDone,
            classes: report.lines.map {
                Line(
                    retentionClass: $0.retained.rawValue,
                    keptHours: $0.kept.ms / Span.hours(1).ms,
                    dueRows: $0.due.rows, dueFiles: $0.due.files,
                    removedRows: $0.removed.rows, removedFiles: $0.removed.files,
                    leftRows: $0.left.rows, leftFiles: $0.left.files)
            },
            missingFiles: report.missing.map(\.rawValue), missingFurther: report.missingFurther,
            strangeFiles: report.strangers)
        return String(decoding: try encoder.encode(object), as: UTF8.self)
    }

    static func table(_ report: PurgeReport, isDry: Bool) -> String {
        var lines = [Self.row("class", "due", "removed", "left", isDry: isDry)]
        lines += report.lines.map {
            Self.row(
                $0.retained.rawValue, Self.text($0.due), Self.text($0.removed),
                Self.text($0.left), isDry: isDry)
        }
        lines.append("rows + files; see README.md for how long each class is kept")
        if !report.missing.isEmpty {
            let names = report.missing.map { String($0.rawValue) }.joined(separator: " ")
            let more = report.missingFurther > 0 ? " and \(report.missingFurther) more" : ""
            lines.append("MISSING files that scans need: \(names)\(more)")
        }
        if report.strangers > 0 {
            lines.append("\(report.strangers) files with strange names, left alone")
        }
        if !isDry { lines.append(report.isDone ? "nothing due is left" : "NOT everything is gone") }
        return lines.joined(separator: "\n")
    }

    private static func text(_ count: PurgeCount) -> String { "\(count.rows) + \(count.files)" }

    private static func row(
        _ name: String, _ due: String, _ removed: String, _ left: String, isDry: Bool
    ) -> String {
        let cells =
            [name.padding(toLength: 22, withPad: " ", startingAt: 0)]
            + (isDry ? [due] : [due, removed, left]).map {
                String(repeating: " ", count: max(0, 16 - $0.count)) + $0
            }
        return cells.joined()
    }
}
