// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Hands a filing in, also in answer to a supplement.
struct Submit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "提交备案申请 / hands a filing in.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Flag(help: "签署真实性承诺 / agrees to the declaration of truthfulness.") var declare = false
    @Flag(help: "席位已满时加入候补 / joins the waiting list if all seats are taken.") var wait = false
    @Option(
        help: "回执存为文件 / a file for the receipt; FILE.opening gets what opens it.",
        completion: .file()) var receipt: String?

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let present = try await run.client.filing.get(
                .init(filingNumber: number), options: run.options.callOptions())
            let declaration = present.declaration ?? .init()
            guard self.declare else {
                let text = Text(zh: declaration.textZh, en: declaration.textEn)
                throw ValidationError(
                    "\(ShownText.line(run.output.say(text)))\n"
                        + run.output.say(Labels.declaration))
            }
            let reply = try await run.write(
                ["submit", number] + (self.wait ? ["wait"] : []),
                seen: { present.filing?.revision ?? 0 }
            ) { options, revision in
                try await run.client.filing.submit(
                    .init(
                        filingNumber: number, revision: revision,
                        declaration: declaration.version, waitWhenFull: self.wait),
                    options: options)
            }
            if let file = self.receipt, let receipt = reply.receipt {
                try ReceiptFile.write(receipt, to: file)
            }
            run.output.show(reply) {
                let isAccepted = reply.submittedAtMs != 0
                return [
                    isAccepted
                        ? "\(run.output.say(Labels.submitted)): "
                            + ChinaTime.text(ms: reply.submittedAtMs)
                        : run.output.say(Labels.awaiting)
                ]
                    + FilingLines.summary(reply.filing, run.output)
                    + SeatLines.view(reply.seat, run.output)
            }
        }
    }
}

/// Takes a filing back for good.
struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "撤回备案 / takes a filing back for good.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let reply = try await run.write(
                ["withdraw", number],
                seen: {
                    try await run.client.status.get(
                        number, options: run.options.callOptions()
                    ).revision
                }
            ) { options, revision in
                try await run.client.filing.withdraw(
                    .init(filingNumber: number, revision: revision), options: options)
            }
            run.output.show(reply) { FilingLines.summary(reply.filing, run.output) }
        }
    }
}
