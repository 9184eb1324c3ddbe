// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Where a filing stands.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "查询备案状态 / where a filing stands.",
        discussion: """
            With a session: by the filing's number. Without one: by --id-number and --phone, and the \
            code sent to it.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var captcha: CaptchaOptions
    @Argument(help: "备案编号 / filing number.") var number: String?
    @Flag(help: "Waits for the next change, up to --timeout seconds.") var wait = false
    @Option(help: "身份证号码 / ID number: asks without a session.") var idNumber: String?
    @Option(help: "预留手机号 / the phone reserved with it.") var phone: String?
    @Option(help: "短信验证码 / the code; asked for on a terminal.") var code: String?

    func validate() throws {
        guard (self.number == nil) != (self.idNumber == nil),
            (self.idNumber == nil) == (self.phone == nil)
        else {
            throw ValidationError("Give a filing's number, or --id-number with --phone.")
        }
        guard self.idNumber == nil || !self.wait else {
            throw ValidationError("--wait needs a session and a filing's number.")
        }
    }

    func run() async throws {
        try await Run.command(self.options) { run in
            if let idNumber, let phone {
                try await self.ask(idNumber, phone, run)
            } else {
                try await self.show(try FilingNumber(text: self.number ?? "").text, run)
            }
        }
    }

    private func show(_ number: String, _ run: Run) async throws {
        let options = run.options.callOptions()
        var status = try await run.client.status.get(number, options: options)
        if self.wait {
            status = try await run.client.status.wait(
                number, beyond: status.revision, options: options)
        }
        let shown = status
        run.output.show(shown) {
            Self.lines(shown, run.output) + NoticeLines.unread(shown.unreadNotices, run.output)
        }
    }

    private func ask(_ idNumber: String, _ phone: String, _ run: Run) async throws {
        let code = try await run.code(self.code, to: phone, for: .checkStatus, self.captcha)
        let reply = try await run.client.status.ask(
            phone: phone, code: code, idNumber: idNumber, options: run.options.callOptions())
        run.output.show(reply) {
            let filings = reply.filings.map { Self.lines($0, run.output) }
            return
                (filings.isEmpty
                ? [run.output.say(Labels.noFiling)] : Array(filings.joined(separator: [""])))
                + NoticeLines.unread(reply.unreadNotices, run.output)
        }
    }

    private static func lines(_ status: FilingV1.StatusReply, _ output: Output) -> [String] {
        let held = status.claimed ? " (\(output.say(Labels.claimed)))" : ""
        let reasons =
            status.reasons.map {
                FilingLines.reason($0, status.fields, status.rules, output)
            } + [status.text]
        let told = reasons.filter { !$0.isEmpty }.joined(separator: " ")
        return [
            "\(output.say(Labels.number)): \(status.filingNumber)",
            "\(output.say(Labels.state)): \(output.say(Labels.state(status.state)))\(held)",
            "\(output.say(Labels.since)): \(ChinaTime.text(ms: status.sinceMs))",
            "\(output.say(Labels.next)): \(output.say(Labels.nextAction(status.next)))",
        ] + DeadlineLines.status(status, output) + SeatLines.view(status.seat, output)
            + (told.isEmpty ? [] : ["\(output.say(Labels.reason)): \(told)"])
            + FilingLines.items(status.items, output)
    }
}
