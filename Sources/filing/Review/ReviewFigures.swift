// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// How the supervisor's region stands.
struct ReviewFigures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "考区统计 / how the region stands, and what it decided in a span of days.")

    @OptionGroup var options: CommonOptions
    @Option(help: "起始日（含）/ first day: 2026-02-01; 29 days before the last if not given.")
    var from: DayWord?
    @Option(help: "截止日（含）/ last day, included; today if not given.") var until: DayWord?

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.review.figures(
                .init(from: self.from?.contract, until: self.until?.contract),
                options: run.options.callOptions())
            run.output.show(reply) { RegionFigureLines.lines(reply, run.output) }
        }
    }
}

/// A region's figures, for a person.
enum RegionFigureLines {
    static func lines(_ reply: FilingV1.FiguresReply, _ output: Output) -> [String] {
        let now = reply.now ?? .init()
        let decided = reply.decided ?? .init()
        let oldest = now.oldestDueMs == 0 ? "-" : ChinaTime.text(ms: now.oldestDueMs)
        let span = [reply.from, reply.until].map { $0.map(Self.day) ?? "" }
        let rows: [(Text, String)] = [
            (FigureLabels.open, "\(now.open)"), (FigureLabels.claimed, "\(now.claimed)"),
            (FigureLabels.secondLook, "\(now.secondLook)"),
            (FigureLabels.dueSoon, "\(now.dueSoon)"), (FigureLabels.overdue, "\(now.overdue)"),
            (FigureLabels.stale, "\(now.stale)"), (FigureLabels.oldestDue, oldest),
            (FigureLabels.supplement, "\(now.supplement)"),
            (FigureLabels.span, span.joined(separator: " .. ")),
            (FigureLabels.approved, "\(decided.approved)"),
            (FigureLabels.rejected, "\(decided.rejected)"),
            (FigureLabels.supplements, "\(decided.supplements)"),
            (FigureLabels.median, Self.span(decided.medianMs)),
            (FigureLabels.ninthDecile, Self.span(decided.ninthDecileMs)),
            (FigureLabels.inTime, Self.share(decided.inTime, of: decided.timed)),
            (
                FigureLabels.agreement,
                Self.share(decided.confirmed, of: decided.confirmed &+ decided.changed)
            ),
        ]
        return Table.lines(["", ""], rows.map { [output.say($0), $1] }).dropFirst().map { $0 }
    }

    /// `47 / 50 (94 %)`; `-` of nothing.
    static func share(_ part: UInt64, of whole: UInt64) -> String {
        guard whole > 0 else { return "-" }
        return "\(part) / \(whole) (\(Int(Double(min(part, whole)) / Double(whole) * 100)) %)"
    }

    /// `1 d 02:30`: days of 24 hours, hours and minutes; `-` of nothing.
    static func span(_ ms: Int64) -> String {
        guard ms > 0 else { return "-" }
        let minutes = ms / Span.minutes(1).ms
        let clock = [minutes / 60 % 24, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(minutes / 1_440) d " + clock.joined(separator: ":")
    }

    private static func day(_ date: FilingV1.Date) -> String {
        CivilDate(year: Int(date.year), month: Int(date.month), day: Int(date.day))?.text ?? ""
    }
}
