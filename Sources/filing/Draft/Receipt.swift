// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Fetches the receipt of the last submit.
struct Receipt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "下载提交回执 / fetches the receipt of the last submit.",
        discussion: """
            FILE is the signed receipt, to be shown to anybody and checked by `filing \
            verify-receipt`. FILE.opening opens its part about you: keep it to yourself.
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Option(name: [.short, .long], help: "回执文件 / the file.", completion: .file())
    var out: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let reply = try await run.client.filing.receipt(
                FilingV1.GetReceiptRequest(filingNumber: number),
                options: run.options.callOptions())
            try ReceiptFile.write(reply, to: self.out)
            run.output.show(reply) { ["\(self.out), \(self.out).opening"] }
        }
    }
}
