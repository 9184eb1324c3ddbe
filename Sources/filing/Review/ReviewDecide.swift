// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// How a review ends, as it is typed.
enum OutcomeWord: String, ExpressibleByArgument, CaseIterable {
    case approve
    case reject
    case supplement

    var contract: FilingV1.Outcome {
        switch self {
        case .approve: .approve
        case .reject: .reject
        case .supplement: .supplement
        }
    }
}

/// A reason as it is typed: `no-seal`.
struct ReasonWord: ExpressibleByArgument {
    let contract: FilingV1.ReviewReason

    private static let words: [(String, FilingV1.ReviewReason)] = [
        ("format", .format), ("mismatch", .mismatch), ("unreadable", .unreadable),
        ("incomplete", .incomplete), ("no-seal", .noSeal), ("not-eligible", .notEligible),
        ("forged", .forged), ("other", .other),
    ]

    init?(argument: String) {
        guard let found = Self.words.first(where: { $0.0 == argument }) else { return nil }
        self.contract = found.1
    }

    static var allValueStrings: [String] { Self.words.map(\.0) }
}

/// Decides a claimed filing, on the revision that was shown.
struct ReviewDecide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "审核结论 / decides a claimed filing.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Argument(help: "approve, reject or supplement.") var outcome: OutcomeWord
    @Option(help: "原因 / a reason; may be given several times.") var reason: [ReasonWord] = []
    @OptionGroup var particulars: ParticularsOptions
    @Option(help: "说明 / in your words.") var text = ""
    @Option(
        help: """
            补充项 / KIND:REASON[:TEXT]; may be given several times. What the reason is about follows \
            it: education:mismatch=school+major.
            """)
    var item: [ItemWord] = []
    @Option(help: "补充期限 / last day of a supplement: 2026-03-02; 5 working days if not given.")
    var due: DayWord?

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let held = try run.claims.read(number)
            let request = FilingV1.DecideRequest(
                filingNumber: number, claimID: held.claim, revision: held.revision,
                outcome: self.outcome.contract, reasons: self.reason.map(\.contract),
                text: self.text, items: self.item.map(\.contract),
                supplementDue: self.due?.contract, fields: self.particulars.fields,
                rules: self.particulars.rule)
            let reply = try await run.write(
                ["decide", number, "\(held.claim)", "\(held.revision)", self.outcome.rawValue]
                    + self.reason.map { "\($0.contract)" } + self.particulars.words + [self.text]
                    + self.item.map { "\($0.contract)" } + [self.due?.date.text ?? ""]
            ) { options, _ in
                try await run.client.review.decide(request, options: options)
            }
            try run.claims.remove(number)
            run.output.show(reply) { DecisionLines.lines(reply, of: number, run.output) }
        }
    }
}
