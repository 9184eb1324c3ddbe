// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingServer
import FilingStore
import Foundation
import Glibc

/// Says whose eligibility another plan would judge differently.
struct ReplayRules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay-rules",
        abstract: "Judges every filing that was handed in by another plan, and lists who flips.",
        discussion: """
            Nothing is changed; a server may be running. Each filing is judged on what it was judged \
            on when it was handed in. Exit codes: 0 done, whoever flips; 1 the plan or the data \
            cannot be read; 2 the command is wrong or the plan has faults.
            """)

    @OptionGroup var options: SettingsOptions

    @Option(help: "The plan file to judge by.") var plan: String

    @Flag(help: "One JSON object a line: each filing that flips, then the counts.")
    var json = false

    private struct Line: Encodable {
        let filing: String
        let level: String
        let before: String
        let after: String
        let ruleBefore: String
        let ruleAfter: String
    }

    private struct Counts: Encodable {
        let plan: String
        let judged: Int64
        let flipped: Int64
        let judgedOnPresent: Int64
        let erased: Int64
    }

    func run() async throws {
        let settings = try self.options.settings()
        let plan = try PlanFile.plan(self.plan)
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            let all = try await desk.store.read { try $0.judgedFilingCount() }
            let counts = try await RuleReplay.run(
                desk.store, desk.personal, by: plan, flip: { try self.show($0) },
                progress: Self.progress(of: all))
            let now = SystemClock().now()
            try await desk.store.write { transaction in
                try transaction.audit(
                    AuditEntry(
                        at: now, actor: .machineOperator, action: .rulesReplayed,
                        purpose: .operation, object: counts.all))
            }
            try self.show(counts, by: plan)
        }
    }

    private func show(_ flip: RuleReplay.Flip) throws {
        guard !self.json else {
            return try Self.show(
                Line(
                    filing: flip.filing.text, level: flip.level.name.en, before: flip.before.token,
                    after: flip.after.token, ruleBefore: flip.ruleBefore,
                    ruleAfter: flip.ruleAfter))
        }
        print(
            "\(flip.filing.text)  \(flip.level.name.zh)  \(flip.before.name.zh) "
                + "\(flip.before.name.en) (\(flip.ruleBefore)) -> \(flip.after.name.zh) "
                + "\(flip.after.name.en) (\(flip.ruleAfter))")
    }

    private func show(_ counts: RuleReplay.Counts, by plan: ExamPlan) throws {
        guard !self.json else {
            return try Self.show(
                Counts(
                    plan: plan.version, judged: counts.judged, flipped: counts.flipped,
                    judgedOnPresent: counts.judgedOnPresent, erased: counts.erased))
        }
        print(
            "\(plan.exam.rawValue), \(plan.version): \(counts.judged) judged, "
                + "\(counts.flipped) flip; \(counts.judgedOnPresent) on what is stated now, "
                + "\(counts.erased) erased")
    }

    private static func show(_ line: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        print(String(decoding: try encoder.encode(line), as: UTF8.self))
    }

    /// Counts filings on a terminal; a log file gets nothing.
    private static func progress(of all: Int64) -> (RuleReplay.Counts) -> Void {
        guard isatty(STDERR_FILENO) == 1 else { return { _ in } }
        return { counts in
            FileHandle.standardError.write(Data("\r\(counts.all) / \(all)\u{1B}[K".utf8))
            if counts.all == all { FileHandle.standardError.write(Data("\n".utf8)) }
        }
    }
}

extension EligibilityVerdict {
    /// For programs.
    fileprivate var token: String {
        switch self {
        case .met: "met"
        case .human: "human"
        case .notMet: "not-met"
        }
    }
}
