// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Moves the deadlines of the supervisor's region.
struct ReviewExtend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "延期 / moves the end of the region's window and all open supplement deadlines.")

    @OptionGroup var options: CommonOptions
    @Option(help: "天数 / by so many days, 1 to 60.") var days: UInt32?
    @Option(help: "时刻 / to this moment in UTC+8: '2026-03-10 17:00'.") var until: MomentWord?
    @Option(help: "原因（公开）/ why; everybody may read it.") var reason: String

    func run() async throws {
        try await Run.command(self.options) { run in
            guard (self.days == nil) != (self.until == nil) else {
                throw ValidationError(run.output.say(Labels.oneOfTwo))
            }
            let request = FilingV1.ExtendDeadlinesRequest(
                days: self.days ?? 0, untilMs: self.until?.moment.ms ?? 0, reason: self.reason)
            let reply = try await run.write(
                ["extend", "\(request.days)", "\(request.untilMs)", self.reason]
            ) { options, _ in
                try await run.client.review.extendDeadlines(request, options: options)
            }
            run.output.show(reply) {
                ["\(run.output.say(Labels.extended)): \(ChinaTime.text(ms: reply.closesMs))"]
            }
        }
    }
}

/// A moment as it is typed: `2026-03-10 17:00`, in UTC+8.
struct MomentWord: ExpressibleByArgument {
    let moment: Instant

    init?(argument: String) {
        let parts = argument.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = DayWord(argument: String(parts[0])) else { return nil }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.map(\.utf8.count) == [2, 2],
            clock.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int64(clock[0]), let minute = Int64(clock[1]), hour < 24, minute < 60
        else {
            return nil
        }
        self.moment = Instant(startOf: day.date) + .minutes(hour * 60 + minute)
    }
}

/// A day as it is typed: `2026-03-10`.
struct DayWord: ExpressibleByArgument {
    let date: CivilDate

    init?(argument: String) {
        guard let date = CivilDate(text: argument) else { return nil }
        self.date = date
    }

    var contract: FilingV1.Date {
        FilingV1.Date(
            year: UInt32(clamping: self.date.year), month: UInt32(clamping: self.date.month),
            day: UInt32(clamping: self.date.day))
    }
}
