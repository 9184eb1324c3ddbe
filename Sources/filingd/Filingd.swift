// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// The server program.
@main
struct Filingd: AsyncParsableCommand {
    /// Ends with the documented code 2, not with the parser's own, when the command is wrong.
    static func main() async {
        do {
            var command = try Self.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            guard Self.exitCode(for: error) == .validationFailure else {
                Self.exit(withError: error)
            }
            FileHandle.standardError.write(Data((Self.fullMessage(for: error) + "\n").utf8))
            Foundation.exit(2)
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "filingd",
        abstract: "Serves pre-registration filings (社会工作者职业资格考试预约备案).",
        discussion: """
            Exit codes: 0 ended well, 1 could not serve, 2 the settings or the command are wrong.
            """,
        version: ProgramVersion.text,
        subcommands: [
            Serve.self, CheckConfig.self, CheckPlan.self, Admin.self, Reasons.self,
            InspectWorker.self,
        ],
        defaultSubcommand: Serve.self)
}

/// Name and version, as in HELLO and Meta/Describe.
enum ProgramVersion {
    static let text = "filingd/0.1.0"
}
