// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore

/// Makes an account for a member of a regional centre, with a second factor.
struct CreateStaff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create-staff",
        abstract: "Makes an account for a reviewer, supervisor or help desk.",
        discussion: """
            Prints the address for an authenticator app and ten one-time recovery codes. They are \
            shown once; hand them to the owner of the account and to nobody else.
            """)

    @OptionGroup var options: SettingsOptions

    @Option(help: "Login name: 4 to 32 of a-z, 0-9, _ and -.") var user: String

    @Option(help: "reviewer, supervisor or support.") var role: String

    @Option(help: "Two digits, such as 11.") var region: String

    @Flag(help: "Reads the password from standard input instead of asking.")
    var passwordStdin = false

    func run() async throws {
        let settings = try self.options.settings()
        guard
            let role = Role.allCases.first(where: {
                $0.hasSecondFactor && $0.token == self.role
            })
        else {
            throw ValidationError("--role takes reviewer, supervisor or support.")
        }
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            try await self.create(role, at: desk)
        }
    }

    private func create(_ role: Role, at desk: AdminDesk) async throws {
        let userName = try UserName(chosen: self.user)
        let region = try RegionCode(text: self.region)
        let password = try PasswordInput.read(fromStandardInput: self.passwordStdin)
        let text: PasswordText
        do {
            text = try PasswordText(typed: password)
        } catch {
            throw Refusal(.passwordTooWeak)
        }
        try PasswordRules(phone: nil, userName: userName).require(text.text)
        let random = SystemRandomSource()
        let credential = try ScramCredential(
            text, salt: random.bytes(ScramCredential.saltSizeBytes))
        let factor = NewFactor(random: random)
        let now = SystemClock().now()
        try await desk.store.write { transaction in
            let id = try transaction.nextAccountID()
            let key = try desk.personal.makeKey(of: id, in: transaction)
            try transaction.insert(
                NewAccount(
                    id: id, phone: nil, userName: userName.text, role: role, region: region,
                    credential: key.sealed(credential), createdAt: now))
            try factor.set(for: key, in: transaction, keys: desk.keys)
            try transaction.audit(
                AuditEntry(
                    at: now, actor: .machineOperator, action: .staffCreated, subject: id,
                    region: region))
        }
        print("\(userName.text): \(role.token), \(region.text)")
        factor.show(for: userName.text)
    }
}
