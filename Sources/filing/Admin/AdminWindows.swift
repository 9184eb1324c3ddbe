// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import FilingPlan

/// When the regions take filings.
struct AdminWindows: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "windows", abstract: "备案窗口 / when the regions take filings.",
        subcommands: [WindowsList.self, WindowsSet.self], defaultSubcommand: WindowsList.self)
}

/// Lists the windows in force.
struct WindowsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 / the windows in force, with their extensions.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.admin.listWindows(
                options: run.options.callOptions())
            run.output.show(reply) {
                let say = run.output.say
                return Table.lines(
                    [
                        say(Labels.region), say(Labels.opens), say(Labels.closes),
                        say(Labels.plannedCloses), say(Labels.extensions),
                    ], reply.windows.map(Self.row))
            }
        }
    }

    private static func row(_ window: FilingV1.RegionWindow) -> [String] {
        let extensions = window.extensions.map { made in
            made.days > 0 ? "+\(made.days) d" : "→ \(ChinaTime.text(ms: made.untilMs))"
        }
        return [
            window.region, ChinaTime.text(ms: window.opensMs), ChinaTime.text(ms: window.closesMs),
            ChinaTime.text(ms: window.plannedClosesMs), extensions.joined(separator: ", "),
        ]
    }
}

/// Changes a region's window in the plan.
struct WindowsSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "更改 / changes a region's window, as the plan's next version.",
        discussion: "Extensions of the region's supervisors come on top.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "考区 / two digits.") var region: String
    @Option(help: "开始 / first minute of it, UTC+8: 2026-01-15T09:00.") var opens: ChinaMoment?
    @Option(help: "截止 / first minute after it, UTC+8: 2026-03-08T17:00.") var closes: ChinaMoment?

    func validate() throws {
        guard self.opens != nil || self.closes != nil else {
            throw ValidationError("Give --opens, --closes or both.")
        }
    }

    func run() async throws {
        try await Run.command(self.options) { run in
            let region = try RegionCode(text: self.region)
            let (opens, closes) = (self.opens?.ms, self.closes?.ms)
            run.show(
                try await run.changePlan(of: region) { plan in
                    guard let present = plan.regions[region] else {
                        throw Refusal(.regionUnknown)
                    }
                    return .window(
                        opens: opens.map { Instant(ms: $0) } ?? present.opens,
                        closes: closes.map { Instant(ms: $0) } ?? present.closes)
                })
        }
    }
}
