// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// The staff of the regional centres.
struct AdminStaff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "工作人员 / members of staff.",
        subcommands: [
            StaffList.self, StaffCreate.self, StaffDisable.self, StaffEnable.self,
            StaffEndSessions.self,
        ], defaultSubcommand: StaffList.self)
}

/// Lists members of staff.
struct StaffList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 / lists members of staff, administrators included.")

    @OptionGroup var options: CommonOptions
    @Option(help: "Only accounts after this number: where the page before ended.")
    var after: UInt64 = 0
    @Option(help: "At most this many, up to 200.") var limit: UInt32 = 200

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.admin.listStaff(
                .init(after: self.after, limit: self.limit), options: run.options.callOptions())
            run.output.show(reply) {
                let say = run.output.say
                let table = Table.lines(
                    [
                        say(Labels.account), say(Labels.userName), say(Labels.role),
                        say(Labels.region), say(Labels.created), say(Labels.disabled),
                    ], reply.staff.map(Self.row))
                return reply.next == 0 ? table : table + ["--after \(reply.next)"]
            }
        }
    }

    static func row(_ staff: FilingV1.StaffMember) -> [String] {
        [
            "\(staff.account)", staff.userName, Role(rawValue: staff.role.rawValue)?.token ?? "",
            staff.region, ChinaTime.text(ms: staff.createdAtMs),
            staff.disabledAtMs == 0 ? "" : ChinaTime.text(ms: staff.disabledAtMs),
        ]
    }
}

/// Makes an account.
struct StaffCreate: AsyncParsableCommand {
    /// What can be made here; administrators are made on the server's machine.
    enum RoleWord: String, ExpressibleByArgument, CaseIterable {
        case reviewer
        case supervisor
        case support

        var contract: FilingV1.Role {
            switch self {
            case .reviewer: .reviewer
            case .supervisor: .supervisor
            case .support: .support
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "新建 / makes an account; prints the second factor, once.")

    @OptionGroup var options: CommonOptions
    @Option(help: "用户名 / 4 to 32 of a-z, 0-9, _ and -.") var user: String
    @Option(help: "reviewer, supervisor or support.") var role: RoleWord
    @Option(help: "考区 / two digits, such as 11.") var region: String
    @Flag(help: "Reads the first password from standard input.") var passwordStdin = false

    func run() async throws {
        try await Run.command(self.options) { run in
            let password = try Prompt.newPassword(
                fromStandardInput: self.passwordStdin, run.output)
            let reply = try await run.write(
                ["admin staff create", self.user, self.role.rawValue, self.region]
            ) { options, _ in
                try await run.client.admin.createStaff(
                    .init(
                        userName: self.user, role: self.role.contract, region: self.region,
                        password: password), options: options)
            }
            run.output.show(reply) {
                [
                    "\(self.user): \(self.role.rawValue), \(self.region)",
                    run.output.say(Labels.staffOnce), reply.factorUri,
                ] + reply.recoveryCodes
            }
        }
    }
}

/// Shuts a member of staff out.
struct StaffDisable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "停用 / shuts a member of staff out at once.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "用户名 / user name.") var user: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(["admin staff disable", self.user]) { options, _ in
                try await run.client.admin.disableStaff(self.user, options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.staffDisabled)] }
        }
    }
}

/// Lets a member of staff in again.
struct StaffEnable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "恢复 / lets a member of staff in again.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "用户名 / user name.") var user: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(["admin staff enable", self.user]) { options, _ in
                try await run.client.admin.enableStaff(self.user, options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.staffEnabled)] }
        }
    }
}

/// Ends all sessions of a member of staff.
struct StaffEndSessions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end-sessions", abstract: "强制退出 / ends all sessions of a member of staff.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "用户名 / user name.") var user: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(
                ["admin staff end-sessions", self.user]
            ) { options, _ in
                try await run.client.admin.endSessions(of: self.user, options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.sessionsEnded)] }
        }
    }
}
