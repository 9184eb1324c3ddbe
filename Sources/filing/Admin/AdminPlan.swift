// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import Foundation

/// The exam plan.
struct AdminPlan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "考试方案 / the exam plan.",
        subcommands: [PlanList.self, PlanLoad.self], defaultSubcommand: PlanList.self)
}

/// Lists the plans.
struct PlanList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 / the plan in force, and those that were loaded.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.admin.listPlans(
                options: run.options.callOptions())
            run.output.show(reply) {
                let say = run.output.say
                let first = "\(say(Labels.planInForce)): \(reply.version)"
                guard !reply.plans.isEmpty else { return [first + say(Labels.planBuiltIn)] }
                return [first + (reply.isLoaded ? "" : say(Labels.planBuiltIn))]
                    + Table.lines(
                        [
                            "#", say(Labels.version), say(Labels.time), say(Labels.loadedBy),
                            say(Labels.size), "SHA-256",
                        ], reply.plans.map(Self.row))
            }
        }
    }

    private static func row(_ plan: FilingV1.LoadedPlan) -> [String] {
        [
            "\(plan.number)", plan.version, ChinaTime.text(ms: plan.loadedAtMs), plan.loadedBy,
            "\(plan.sizeBytes)", Hexadecimal.text(plan.sha256),
        ]
    }
}

/// Puts a plan in force.
struct PlanLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "装载 / puts a plan in force at once.",
        discussion: "Check it first with `filingd check-plan`, and see who flips with "
            + "`filingd admin replay-rules`.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "方案文件 / the plan file.") var file: String
    @Option(help: "所依据的版本 / only if this version is in force.") var expected: String?

    /// As in proto/filing/v1/admin.proto; one byte more is enough to be refused.
    private static let limitBytes = 262_144

    func validate() throws {
        // Not the same as none: a script that lost the version must not replace whatever there is.
        guard self.expected != "" else { throw ValidationError("--expected names a version.") }
    }

    func run() async throws {
        try await Run.command(self.options) { run in
            let text = try self.text()
            do {
                let reply = try await run.load(text, expecting: self.expected ?? "")
                run.output.show(reply) {
                    ["\(run.output.say(Labels.planLoaded)) \(reply.plan?.version ?? "")"]
                }
            } catch let error as FilingError
                where error.reason == Reason.planInvalid.token && !run.output.isJSON
            {
                self.show(error, run.output)
                throw ExitCode(ExitStatus(of: error).rawValue)
            }
        }
    }

    private func text() throws -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: self.file))
            defer { handle.closeFile() }
            return Array(try handle.read(upToCount: Self.limitBytes + 1) ?? Data())
        } catch {
            throw LocalProblem.unreadable(self.file)
        }
    }

    /// One fault a line, with the file's name, as editors read them.
    private func show(_ error: FilingError, _ output: Output) {
        for fault in (error.details["faults"] ?? "").split(separator: "\n") {
            let line = ShownText.line("\(self.file):\(fault)")
            FileHandle.standardError.write(Data((line + "\n").utf8))
        }
        output.fail(
            reason: error.reason, message: error.message, hint: error.hint,
            code: error.code.rawValue, details: ["count": error.details["count"] ?? ""])
    }
}
