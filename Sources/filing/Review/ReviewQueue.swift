// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// What waits.
struct ReviewQueue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "待审核队列 / what waits, oldest due first.")

    @OptionGroup var options: CommonOptions
    @Option(help: "层级 / only this level.") var level: LevelWord?
    @Flag(help: "Leaves out what you could not claim now.") var unclaimed = false
    @Option(help: "阶段 / only first reviews, or only second looks.") var stage: StageWord?
    @Option(help: "时限 / only what is due-soon, overdue or stale.") var clock: ClockWord?
    @Option(help: "Only what was handed in at least so many days ago.") var waitingDays: UInt32 = 0
    @Option(help: "提示 / only what is flagged for this; given several times, for any of them.")
    var flag: [FlagWord] = []
    @Option(help: "At most this many.") var limit = 50

    func validate() throws {
        guard self.limit >= 1 else { throw ValidationError("--limit begins at 1.") }
    }

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await self.waiting(run)
            run.output.show(reply) {
                guard !reply.entries.isEmpty else { return [run.output.say(Labels.emptyQueue)] }
                let say = run.output.say
                return Table.lines(
                    [
                        say(Labels.number), say(Labels.level), say(Labels.since), say(Labels.due),
                        say(Labels.clockMark), "", "", say(Labels.revision), say(Labels.flags),
                    ],
                    reply.entries.map {
                        [
                            $0.filingNumber, say(Labels.level($0.level)),
                            ChinaTime.text(ms: $0.submittedAtMs),
                            $0.dueMs == 0 ? "" : ChinaTime.text(ms: $0.dueMs),
                            say(Labels.clock($0.clock)),
                            $0.secondLook ? say(Labels.secondLook) : "",
                            $0.claimedUntilMs == 0
                                ? "" : say(Labels.claimed) + ($0.mine ? " *" : ""),
                            "\($0.revision)",
                            FlagLines.words($0.flags, run.output),
                        ]
                    })
            }
        }
    }

    /// Page after page, until there are as many as are wanted.
    private func waiting(_ run: Run) async throws -> FilingV1.QueueReply {
        var reply = FilingV1.QueueReply()
        repeat {
            let missing = self.limit - reply.entries.count
            let page = try await run.client.review.queue(
                .init(
                    level: self.level?.contract ?? .unspecified, unclaimedOnly: self.unclaimed,
                    limit: UInt32(min(missing, Self.pageLimit)), after: reply.next,
                    clock: self.clock?.contract ?? .unspecified, waitingDays: self.waitingDays,
                    flags: self.flag.map(\.contract),
                    stage: self.stage?.contract ?? .unspecified),
                options: run.options.callOptions())
            reply.entries += page.entries
            // Whatever answers as the server, this comes to an end.
            reply.next = page.entries.isEmpty ? [] : page.next
        } while !reply.next.isEmpty && reply.entries.count < self.limit
        return reply
    }

    /// The most that one call answers.
    private static let pageLimit = 200
}
