// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// The command line: the same verbs as the RPCs.
@main
struct FilingCommand: AsyncParsableCommand {
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
        commandName: "filing",
        abstract: "社会工作者职业资格考试预约备案 / pre-registration filing.",
        discussion: """
            Exit codes: 0 done; 1 refused by the server; 2 wrong usage; 3 server not reached in \
            time; 4 not logged in, or the session has ended; 5 a local file cannot be used; \
            70 a fault of this program or of the server.
            A command that ended with 3 can be repeated as it is: what was done is not done twice.
            """,
        version: "filing/0.1.0",
        subcommands: [
            Captcha.self, Code.self, Register.self, Login.self, Logout.self, SessionGroup.self,
            PasswordGroup.self, PhoneGroup.self, Unlock.self, ProfileGroup.self,
            EligibilityCommand.self, Seats.self, Window.self, DraftGroup.self, Upload.self,
            Submit.self, Withdraw.self, Status.self, Receipt.self, VerifyReceipt.self,
            NoticeGroup.self, ConsultGroup.self,
            MaterialGroup.self, RightsGroup.self, ReviewGroup.self, SupportGroup.self,
            CentreGroup.self, AdminGroup.self, RegistryGroup.self, TicketGroup.self, Top.self,
            Doctor.self, Ping.self, Describe.self,
        ])
}
