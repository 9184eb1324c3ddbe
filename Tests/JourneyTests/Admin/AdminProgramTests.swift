// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingServer
import FilingTestKit
import Foundation
import Testing

/// The three administrators through the real programs, from the first account to a restart.
@Suite(.timeLimit(.minutes(5))) struct AdminProgramTests {
    private static let password = "Correct-Horse-7"

    /// A data directory with its server, and the command line of several people.
    private struct Stage {
        let folder: URL
        var data: URL { self.folder.appendingPathComponent("data") }

        func filingd(_ arguments: [String], input: String = "") async throws -> Tool.Outcome {
            try await Tool.run(
                ServerProcess.programs.appendingPathComponent("filingd").path,
                arguments + ["--data", self.data.path], input: Array(input.utf8))
        }

        func filing(
            _ who: String, on server: ServerProcess, _ arguments: [String], input: String = ""
        ) async throws -> Tool.Outcome {
            try await Tool.run(
                ServerProcess.programs.appendingPathComponent("filing").path, arguments,
                input: Array(input.utf8),
                environment: [
                    "FILING_SERVER": "127.0.0.1:\(server.port)",
                    "FILING_SESSION": self.folder.appendingPathComponent("\(who).session").path,
                    "LC_ALL": "C.UTF-8",
                ])
        }

        /// Makes an account on the server's machine; its authenticator.
        func account(_ name: String, _ arguments: [String]) async throws -> Totp {
            let made = try await self.filingd(
                ["admin", "create-staff", "--user", name, "--password-stdin"] + arguments,
                input: AdminProgramTests.password + "\n")
            #expect(made.status == 0, "\(made.text)")
            return try AdminProgramTests.authenticator(made.text)
        }

        func logIn(_ name: String, _ totp: Totp, on server: ServerProcess) async throws {
            let client = FilingClient(host: "127.0.0.1", port: server.port)
            let captcha = try await DemoSink(data: self.data).captcha(for: client)
            await client.close()
            let said = try await self.filing(
                name, on: server,
                [
                    "login", "--name", name, "--captcha",
                    "\(Hexadecimal.text(captcha.id)):\(captcha.answer)", "--second-factor",
                    totp.code(step: Totp.step(at: SystemClock().now())), "--password-stdin",
                ], input: AdminProgramTests.password + "\n")
            #expect(said.status == 0, "\(said.text)")
        }
    }

    /// The authenticator of an address that was printed.
    private static func authenticator(_ text: String) throws -> Totp {
        let line = try #require(text.split(separator: "\n").first { $0.contains("otpauth://") })
        let secret = try #require(
            line.split(whereSeparator: { "?&".contains($0) }).first { $0.hasPrefix("secret=") })
        return Totp(secret: try #require(Base32.bytes(String(secret.dropFirst(7)))))
    }

    private static func withStage(_ body: (Stage) async throws -> Void) async throws {
        try await TemporaryFolder.with { try await body(Stage(folder: $0)) }
    }

    @Test func `a plan is loaded by command, survives a restart, and the log says which it is`()
        async throws
    {
        try await Self.withStage { stage in
            let totp = try await stage.account("planner", ["--role", "system-admin"])
            let plan = stage.folder.appendingPathComponent("plan.yaml")
            try Data(PlanText.version("2026-2").utf8).write(to: plan)
            var server = try ServerProcess(data: stage.data)
            try await stage.logIn("planner", totp, on: server)
            let before = try await stage.filing("planner", on: server, ["admin", "plan", "list"])
            #expect(before.text.contains("现行方案: 2026-1"))
            let loaded = try await stage.filing(
                "planner", on: server, ["admin", "plan", "load", plan.path, "--lang", "en"])
            #expect(loaded.status == 0, "\(loaded.text)")
            #expect(loaded.text.contains("Loaded and in force: 2026-2"))
            try Data(PlanText.version("2026-3").replacing("NO_SEAL", with: "NO_STAMP").utf8)
                .write(to: plan)
            let spoilt = try await stage.filing(
                "planner", on: server, ["admin", "plan", "load", plan.path])
            #expect(spoilt.status == 1)
            #expect(spoilt.text.contains("[PLAN_INVALID count=1]"))
            #expect(spoilt.text.contains("\(plan.path):"))
            server.kill()
            server.wait()

            let log = stage.folder.appendingPathComponent("log")
            try Data().write(to: log)
            server = try ServerProcess(
                data: stage.data, port: server.port, logLevel: "notice",
                log: try FileHandle(forWritingTo: log))
            let listed = try await stage.filing(
                "planner", on: server, ["admin", "plan", "list", "--json"])
            #expect(listed.text.contains("\"version\":\"2026-2\""))
            #expect(listed.text.contains("\"isLoaded\":true"))
            server.kill()
            server.wait()
            let said = String(decoding: try Data(contentsOf: log), as: UTF8.self)
            #expect(said.contains("exam plan in force") && said.contains("2026-2"), "\(said)")

            try Data(PlanText.version("2026-4").utf8).write(to: plan)
            let replayed = try await stage.filingd(
                ["admin", "replay-rules", "--plan", plan.path, "--json"])
            #expect(replayed.status == 0)
            #expect(replayed.text.contains("\"judged\":0"))
            let nowhere = try await stage.filingd(
                ["admin", "replay-rules", "--plan", "/nowhere/plan.yaml"])
            #expect(nowhere.status == 1)
        }
    }

    @Test func `windows and quotas are changed by command, each as the plan's next version`()
        async throws
    {
        try await Self.withStage { stage in
            let totp = try await stage.account("planner", ["--role", "system-admin"])
            let server = try ServerProcess(data: stage.data)
            defer { server.kill(); server.wait() }
            try await stage.logIn("planner", totp, on: server)
            func admin(_ arguments: String...) async throws -> Tool.Outcome {
                try await stage.filing(
                    "planner", on: server, ["admin"] + arguments + ["--lang", "en"])
            }
            // A demo's plan is a rehearsal's: it stands in no file.
            let early = try await admin("quotas", "set", "44", "senior", "60")
            #expect(early.status == 1 && early.text.contains("PLAN_TEXT_UNKNOWN"))
            let plan = stage.folder.appendingPathComponent("plan.yaml")
            try Data(PlanText.version("2026-1b-1").utf8).write(to: plan)
            #expect(try await admin("plan", "load", plan.path).status == 0)
            let quota = try await admin("quotas", "set", "44", "senior", "60")
            #expect(quota.text.contains("Loaded and in force: 2026-1b-2"), "\(quota.text)")
            let window = try await admin("windows", "set", "44", "--closes", "2026-03-06T16:00")
            #expect(window.text.contains("Loaded and in force: 2026-1b-3"), "\(window.text)")

            let windows = try await admin("windows")
            let line = windows.text.split(separator: "\n").first { $0.hasPrefix("44") }
            #expect(line?.contains("2026-03-06 16:00") == true, "\(windows.text)")
            let quotas = try await admin("quotas", "list")
            #expect(
                quotas.text.split(separator: "\n").contains {
                    $0.split(separator: " ") == ["44", "senior", "60", "0", "0", "0"]
                }, "\(quotas.text)")
            let figures = try await admin("figures", "--region", "44", "--json")
            #expect(figures.status == 0 && figures.text.contains("\"capacity\":60"))
            let plans = try await admin("plan", "list")
            #expect(plans.text.contains("in force: 2026-1b-3"))

            let half = try await admin("quotas", "set", "44", "junior", "100")
            #expect(half.status != 0 && half.text.contains("whole rooms of 30"), "\(half.text)")
            let nowhere = try await admin("windows", "set", "99", "--opens", "2026-01-01")
            #expect(
                nowhere.status != 0 && nowhere.text.contains("REGION_UNKNOWN"), "\(nowhere.text)")
            #expect(try await admin("windows", "set", "44").status != 0)
            #expect(try await admin("plan", "list").text.contains("in force: 2026-1b-3"))
        }
    }

    @Test func `staff are made and shut out by command, and the auditor reads of it`() async throws
    {
        try await Self.withStage { stage in
            let keeper = try await stage.account("keeper", ["--role", "security-admin"])
            let auditor = try await stage.account("auditor", ["--role", "audit-admin"])
            let server = try ServerProcess(data: stage.data)
            defer { server.kill(); server.wait() }
            try await stage.logIn("keeper", keeper, on: server)
            let made = try await stage.filing(
                "keeper", on: server,
                [
                    "admin", "staff", "create", "--user", "clerk-one", "--role", "reviewer",
                    "--region", "11", "--password-stdin",
                ], input: Self.password + "\n")
            #expect(made.status == 0, "\(made.text)")
            try await stage.logIn("clerk-one", try Self.authenticator(made.text), on: server)
            let disabled = try await stage.filing(
                "keeper", on: server, ["admin", "staff", "disable", "clerk-one", "--lang", "en"])
            #expect(disabled.text.contains("Shut out"))
            let refused = try await stage.filing("clerk-one", on: server, ["review", "queue"])
            #expect(refused.status == 4)
            let listed = try await stage.filing("keeper", on: server, ["admin", "staff", "list"])
            #expect(listed.text.contains("security-admin") && listed.text.contains("clerk-one"))
            let notTheirs = try await stage.filing("keeper", on: server, ["admin", "audit"])
            #expect(notTheirs.status == 1 && notTheirs.text.contains("ROLE_FORBIDS"))

            try await stage.logIn("auditor", auditor, on: server)
            let found = try await stage.filing(
                "auditor", on: server,
                [
                    "admin", "audit", "--actor", "keeper", "--from", "2020-01-01T00:00", "--limit",
                    "2",
                ])
            let lines = found.text.split(separator: "\n")
            #expect(found.status == 0 && lines.count == 4, "\(found.text)")
            #expect(lines[1].contains("staff-listed") && lines[1].contains("keeper"))
            #expect(lines[2].contains("staff-disabled"))
            let json = try await stage.filing(
                "auditor", on: server, ["admin", "audit", "--action", "staff-created", "--json"])
            #expect(json.text.contains("\"actor\":\"machine-operator\""))
        }
    }

    @Test func `accounts are refused that would be two administrators, or one of a region`()
        async throws
    {
        try await Self.withStage { stage in
            _ = try await stage.account("keeper", ["--role", "security-admin"])
            let again = try await stage.filingd(
                [
                    "admin", "create-staff", "--user", "keeper", "--role", "audit-admin",
                    "--password-stdin",
                ], input: Self.password + "\n")
            #expect(again.status == 2)
            #expect(
                again.text.contains("The user name has an account, and an account has one role."))
            for arguments in [
                ["--role", "audit-admin", "--region", "11"], ["--role", "reviewer"],
            ] {
                let wrong = try await stage.filingd(
                    ["admin", "create-staff", "--user", "other", "--password-stdin"] + arguments,
                    input: Self.password + "\n")
                #expect(wrong.status != 0 && wrong.text.contains("region"), "\(wrong.text)")
            }
        }
    }
}
