// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Searches the audit log.
struct AdminAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "查询审计日志 / searches the audit log, newest first.",
        discussion: "Every search is in the log itself. Times are UTC+8.")

    @OptionGroup var options: CommonOptions

    @Option(help: "操作 / an action such as login-failed; may be given 16 times.")
    var action: [String] = []
    @Option(help: "done or refused.") var outcome: String?
    @Option(help: "操作者 / user name of a member of staff, or number of an account.")
    var actor: String?
    @Option(help: "对象 / number of the account it was about.") var subject: UInt64?
    @Option(help: "备案编号 / filing number.") var filing: String?
    @Option(help: "考区 / two digits.") var region: String?
    @Option(help: "自 / not before 2026-03-08 or 2026-03-08T17:00.") var from: ChinaMoment?
    @Option(help: "至 / before 2026-03-09 or 2026-03-09T17:00.") var until: ChinaMoment?
    @Option(help: "Only rows below this number: where the page before ended.")
    var before: UInt64 = 0
    @Option(help: "At most this many, up to 200.") var limit: UInt32 = 50

    func validate() throws {
        guard (1...200).contains(self.limit) else {
            throw ValidationError("--limit takes 1 to 200.")
        }
    }

    func run() async throws {
        try await Run.command(self.options) { run in
            let page = try await self.page(run)
            run.output.show(page) { Self.lines(page, run.output) }
        }
    }

    /// One call looks at part of a long log only: asks on until the page is full or the log ends.
    private func page(_ run: Run) async throws -> FilingV1.AuditSearchReply {
        var request = FilingV1.AuditSearchRequest(
            actions: self.action, outcome: self.outcome ?? "", actor: self.actor ?? "",
            subject: self.subject ?? 0,
            filingNumber: try self.filing.map { try FilingNumber(text: $0).text } ?? "",
            region: self.region ?? "", fromMs: self.from?.ms ?? 0, untilMs: self.until?.ms ?? 0,
            before: self.before, limit: self.limit)
        var page = try await run.client.admin.auditSearch(
            request, options: run.options.callOptions())
        while page.next > 0, page.entries.count < Int(self.limit) {
            request.before = page.next
            request.limit = self.limit - UInt32(page.entries.count)
            let more = try await run.client.admin.auditSearch(
                request, options: run.options.callOptions())
            page.entries += more.entries
            page.next = more.next
        }
        return page
    }

    private static func lines(
        _ page: FilingV1.AuditSearchReply, _ output: Output
    ) -> [String] {
        let say = output.say
        guard !page.entries.isEmpty else { return [say(Labels.nothingFound)] }
        let table = Table.lines(
            [
                "#", say(Labels.time), say(Labels.actor), say(Labels.action),
                say(Labels.outcome), say(Labels.subject), say(Labels.number),
                say(Labels.region), say(Labels.purpose),
            ], page.entries.map(Self.row))
        return page.next == 0 ? table : table + ["\(say(Labels.olderBefore)) \(page.next)"]
    }

    private static func row(_ entry: FilingV1.AuditLogEntry) -> [String] {
        let name =
            entry.actorName.isEmpty && entry.actorAccount > 0
            ? " \(entry.actorAccount)" : entry.actorName.isEmpty ? "" : " \(entry.actorName)"
        let purpose = AuditPurpose(rawValue: entry.purpose.rawValue)?.token ?? ""
        return [
            "\(entry.seq)", ChinaTime.text(ms: entry.atMs), entry.actor + name, entry.action,
            entry.outcome, entry.subject == 0 ? "" : "\(entry.subject)", entry.filingNumber,
            entry.region,
            entry.reference.isEmpty ? purpose : "\(purpose) \(entry.reference)",
        ]
    }
}
