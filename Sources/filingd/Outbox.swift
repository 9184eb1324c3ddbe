// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingServer
import FilingStore
import Foundation

/// Lists what became of the newest text messages.
struct Outbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists what became of the newest text messages; phones are masked.")

    @OptionGroup var options: SettingsOptions

    @Option(help: "How many, 1 to 1000.") var limit = 50

    @Flag(help: "One JSON object a line.") var json = false

    private struct Line: Encodable {
        let id: Int64
        let atMs: Int64
        let phone: String
        let about: String
        let state: String
        let attempts: Int
        let fault: String?

        init(_ report: MessageReport, to phone: PhoneNumber?) {
            self.id = report.id
            self.atMs = report.createdAt.ms
            self.phone = phone?.masked ?? ""
            self.about = report.purpose?.token ?? report.notice.map { "\($0)" } ?? ""
            self.state = report.token
            self.attempts = report.attempts
            self.fault = report.fault
        }
    }

    func validate() throws {
        guard (1...1_000).contains(self.limit) else {
            throw ValidationError("--limit takes 1 to 1000.")
        }
    }

    func run() async throws {
        let settings = try self.options.settings()
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            let limit = self.limit
            let lines = try await desk.store.read { snapshot in
                try snapshot.newestMessages(limit: limit).map { report in
                    // No phone is known of what was for an account that is erased, nor of what goes to
                    // whichever phone its owner has.
                    let key = try desk.personal.keyIfAny(of: report.owner, in: snapshot)
                    return Line(
                        report,
                        to: try report.phone.flatMap {
                            try key?.phone($0, ofMessage: report.id)
                        })
                }
            }
            let now = SystemClock().now()
            try await desk.store.write { transaction in
                try transaction.audit(
                    AuditEntry(
                        at: now, actor: .machineOperator, action: .messagesListed,
                        purpose: .operation, object: Int64(lines.count)))
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for line in lines {
                print(
                    self.json
                        ? String(decoding: try encoder.encode(line), as: UTF8.self)
                        : "\(line.id)  \(Instant(ms: line.atMs).textInChina)  \(line.phone)  "
                            + "\(line.about)  \(line.state)  \(line.attempts)  \(line.fault ?? "")"
                )
            }
        }
    }
}
