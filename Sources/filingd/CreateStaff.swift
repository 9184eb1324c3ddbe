// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore

/// Makes an account for a member of a regional centre, or for an administrator, with a second factor.
struct CreateStaff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create-staff",
        abstract: "Makes an account for a reviewer, supervisor, help desk or administrator.",
        discussion: """
            The three administrators (system-admin, security-admin, audit-admin) are made here and \
            nowhere else, one account each, without a region; there are no default accounts. Prints \
            the address for an authenticator app and ten one-time recovery codes. They are shown \
            once; hand them to the owner of the account and to nobody else.
            """)

    @OptionGroup var options: SettingsOptions

    @Option(help: "Login name: 4 to 32 of a-z, 0-9, _ and -.") var user: String

    @Option(
        help: "reviewer, supervisor, support, system-admin, security-admin or audit-admin.")
    var role: String

    @Option(help: "Two digits, such as 11; not for administrators.") var region: String?

    @Flag(help: "Reads the password from standard input instead of asking.")
    var passwordStdin = false

    func run() async throws {
        let settings = try self.options.settings()
        let role = Role.allCases.first { $0.hasSecondFactor && $0.token == self.role }
        guard let role else {
            throw ValidationError(
                "--role takes "
                    + Role.allCases.filter(\.hasSecondFactor).map(\.token).joined(separator: ", ")
                    + ".")
        }
        guard role.isAdministrator == (self.region == nil) else {
            throw ValidationError(
                role.isAdministrator
                    ? "An administrator belongs to no region: leave --region out."
                    : "\(role.token) needs --region.")
        }
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            try await self.create(role, at: desk)
        }
    }

    private func create(_ role: Role, at desk: AdminDesk) async throws {
        let userName = try UserName(chosen: self.user)
        let region = try self.region.map { try RegionCode(text: $0) }
        // Nobody types a password for a name that is taken.
        try desk.store.point { try NewStaff.requireFree(userName, in: $0) }
        let password = try PasswordInput.read(fromStandardInput: self.passwordStdin)
        let text: PasswordText
        do {
            text = try PasswordText(typed: password)
        } catch {
            throw Refusal(.passwordTooWeak)
        }
        try PasswordRules(phone: nil, userName: userName).require(text.text)
        let random = SystemRandomSource()
        let new = NewStaff(
            userName: userName, role: role, region: region,
            credential: try ScramCredential(
                text, salt: random.bytes(ScramCredential.saltSizeBytes)),
            factor: NewFactor(random: random))
        let now = SystemClock().now()
        try await desk.store.write { transaction in
            let id = try new.insert(
                in: transaction, keys: desk.keys, desk.personal, at: now)
            try transaction.audit(
                AuditEntry(
                    at: now, actor: .machineOperator, action: .staffCreated, subject: id,
                    region: region))
        }
        print("\(userName.text): \(role.token)" + (region.map { ", \($0.text)" } ?? ""))
        new.factor.show(for: userName.text)
    }
}
