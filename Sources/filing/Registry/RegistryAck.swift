// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// What the receiver did, as it is typed.
enum FeedVerdictWord: String, ExpressibleByArgument, CaseIterable {
    case accepted
    case rejected
    case duplicate

    var contract: FilingV1.FeedVerdict {
        switch self {
        case .accepted: .accepted
        case .rejected: .rejected
        case .duplicate: .duplicate
        }
    }
}

/// Says what was done with a record.
struct RegistryAck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: "确认记录 / says what was done with a record of the feed.",
        discussion: "Ends with 1 unless the verdict stands. Saying it again is harmless.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / the key's filing number.") var number: String
    @Argument(help: "The key's revision.") var revision: UInt64
    @Argument(help: "accepted, rejected or duplicate.") var verdict: FeedVerdictWord
    @Option(help: "With rejected: your code, 1 to 40 of A-Z 0-9 _.") var reason = ""
    @Option(help: "The key's exam.") var exam = "sw-2026"

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let reply = try await run.client.registry.acknowledge(
                .init(acknowledgements: [
                    FilingV1.Acknowledgement(
                        key: .init(
                            exam: self.exam, filingNumber: number, revision: self.revision),
                        verdict: self.verdict.contract, reason: self.reason)
                ]), options: run.options.callOptions())
            let outcome = reply.results.first?.outcome ?? .unspecified
            run.output.show(reply) { [run.output.say(Labels.acknowledged(outcome))] }
            guard outcome == .recorded || outcome == .repeated else {
                throw ExitCode(ExitStatus.refused.rawValue)
            }
        }
    }
}
