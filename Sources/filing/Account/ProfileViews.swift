// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Lists who of the staff has looked at one's data.
struct ProfileViews: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "views", abstract: "谁查看过我 / lists who of the staff has looked at your data.")

    @OptionGroup var options: CommonOptions
    @Option(help: "How many, 1 to 200.") var limit: UInt32 = 50
    @Option(help: "Continue before this position, from `next` of the page before.")
    var before: UInt64 = 0

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.profile.listViews(
                .init(before: self.before, limit: self.limit), options: run.options.callOptions())
            run.output.show(reply) {
                guard !reply.views.isEmpty else { return [run.output.say(Labels.nobodyLooked)] }
                let say = run.output.say
                return Table.lines(
                    [
                        say(Labels.time), say(Labels.role), say(Labels.region),
                        say(Labels.action), say(Labels.purpose),
                    ],
                    reply.views.map { view in
                        [
                            ChinaTime.text(ms: view.atMs),
                            Role(rawValue: view.role.rawValue)?.token ?? "", view.region,
                            view.action,
                            AuditPurpose(rawValue: view.purpose.rawValue)?.token ?? "",
                        ]
                    })
            }
        }
    }
}
