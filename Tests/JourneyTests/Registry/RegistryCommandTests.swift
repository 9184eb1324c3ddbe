// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingTestKit
import Foundation
import Glibc
import Testing

/// `filing registry`, `filing ticket` and `filing review revoke`, as a downstream team would try them.
@Suite(.timeLimit(.minutes(5))) struct RegistryCommandTests {
    /// Somebody at a terminal.
    private struct Desk {
        let folder: URL
        let port: Int
        let name: String

        init(_ name: String, _ person: TestServer.Person, _ server: TestServer, in folder: URL)
            throws
        {
            self.folder = folder.appendingPathComponent(name)
            self.port = server.port
            self.name = name
            try FileManager.default.createDirectory(
                at: self.folder, withIntermediateDirectories: true)
            let kept: [String: Any] = [
                "server": "127.0.0.1:\(server.port)", "name": name,
                "secret": String(decoding: person.token, as: UTF8.self), "expiresAtMs": Int64.max,
            ]
            let path = self.folder.appendingPathComponent("session")
            try JSONSerialization.data(withJSONObject: kept).write(to: path)
            chmod(path.path, 0o600)
        }

        func file(_ name: String) -> String { self.folder.appendingPathComponent(name).path }

        func run(_ arguments: [String], input: String = "") async throws -> Tool.Outcome {
            try await Tool.run(
                ServerProcess.programs.appendingPathComponent("filing").path,
                arguments + ["--lang", "en"], input: Array(input.utf8),
                environment: [
                    "FILING_SERVER": "127.0.0.1:\(self.port)", "LC_ALL": "C.UTF-8",
                    "FILING_SESSION": self.file("session"),
                ])
        }
    }

    private static let ticket = """
        {"tickets": [{"filing_number": "NUMBER", "exam": "sw-2026", "revision": 1,
          "level": "junior", "region": "31", "name": "林样文", "id_number": "IDNUMBER",
          "admission_number": "2611000123", "site": "样本中学（虚构）", "address": "虚构路2号",
          "room": "07", "seat": "15",
          "papers": [{"subject": "社会工作实务(初级)", "starts": "2026-05-23 09:00",
            "ends": "2026-05-23 11:00"}]}]}
        """

    @Test func `a downstream team pulls, checks, acknowledges, publishes and reads reports`()
        async throws
    {
        try await TemporaryFolder.with { folder in
            try await TestServer.run { server in
                let approved = try await server.approvedFiling(
                    1, idNumber: InventedNumber.idNumber(serial: 1))
                let number = approved.filing.number.text
                let revision = "\(approved.filing.revision.rawValue)"
                let registry = try Desk(
                    "registry", await server.staff("registry-1", .registry), server, in: folder)

                let pull = ["registry", "pull", "--cursor", registry.file("cursor")]
                let first = try await registry.run(pull)
                #expect(first.status == 0, "\(first.text)")
                #expect(first.text.contains(#""filingNumber":"\#(number)""#))
                let again = try await registry.run(pull)
                #expect(again.status == 0)
                #expect(again.text.isEmpty)
                #expect(
                    try String(contentsOfFile: registry.file("cursor"), encoding: .utf8) == "1\n")
                try Data("x\n".utf8).write(to: URL(fileURLWithPath: registry.file("cursor")))
                #expect(try await registry.run(pull).status == 5)

                let open = try await registry.run(["registry", "open"])
                #expect(open.text.contains("unacknowledged: 1"))
                let ack = ["registry", "ack", number, revision]
                #expect(try await registry.run(ack + ["accepted"]).text.contains("Recorded."))
                #expect(try await registry.run(ack + ["accepted"]).status == 0)
                #expect(try await registry.run(ack + ["duplicate"]).status == 1)

                let check = ["registry", "check"]
                let yes = try await registry.run(
                    check + ["junior"], input: approved.identity.number.text + "\n")
                #expect(yes.status == 0, "\(yes.text)")
                #expect(yes.text.contains("may register"))
                let no = try await registry.run(
                    check + ["senior"], input: approved.identity.number.text + "\n")
                #expect(no.status == 1)
                #expect(no.text.contains("filed for another level"))

                let text = Self.ticket.replacing("IDNUMBER", with: approved.identity.number.text)
                    .replacing("NUMBER", with: number)
                let file = URL(fileURLWithPath: registry.file("tickets.json"))
                try Data(text.utf8).write(to: file)
                let publish = try await registry.run(["registry", "publish-tickets", file.path])
                #expect(publish.status == 0, "\(publish.text)")
                #expect(publish.text.contains("published"))
                try Data(text.replacing("09:00", with: "25:00").utf8).write(to: file)
                let wrong = try await registry.run(["registry", "publish-tickets", file.path])
                #expect(wrong.status == 5)
                #expect(wrong.text.contains("tickets[0].papers[0].starts"))

                server.clock.advance(by: TicketFixture.visible - server.clock.now())
                let owner = try Desk(
                    "owner", await server.session(of: approved.owner.account), server, in: folder)
                let shown = try await owner.run(["ticket", "show", number])
                #expect(shown.status == 0, "\(shown.text)")
                // Filed in 11, to be sat in 31; one paper of two.
                #expect(shown.text.split(separator: "\n").count { $0.hasPrefix("!") } == 2)
                #expect(!shown.text.contains(approved.identity.number.text))
                let told = try await owner.run(["ticket", "report", number, "region", "应为北京"])
                #expect(told.status == 0, "\(told.text)")
                let later = try Desk(
                    "registry-2", await server.staff("registry-2", .registry), server, in: folder)
                let reports = try await later.run(["registry", "reports"])
                #expect(reports.text.contains("应为北京"))
            }
        }
    }

    @Test func `a supervisor takes an approval back and the next pull tells it`() async throws {
        try await TemporaryFolder.with { folder in
            try await TestServer.run { server in
                let approved = try await server.approvedFiling(
                    1, idNumber: InventedNumber.idNumber(serial: 1))
                let number = approved.filing.number.text
                let supervisor = try Desk(
                    "supervisor", await server.staff("supervisor-1", .supervisor), server,
                    in: folder)
                let stale = try await supervisor.run([
                    "review", "revoke", number, "--revision", "1", "--reason", "other", "--text",
                    "查无此证",
                ])
                #expect(stale.status == 1)
                #expect(stale.text.contains("REVISION_CONFLICT"))
                let done = try await supervisor.run([
                    "review", "revoke", number, "--revision",
                    "\(approved.filing.revision.rawValue)", "--reason", "other", "--text",
                    "查无此证",
                ])
                #expect(done.status == 0, "\(done.text)")
                #expect(done.text.contains("revoked"))
                let registry = try Desk(
                    "registry", await server.staff("registry-1", .registry), server, in: folder)
                let pull = try await registry.run(["registry", "pull", "--limit", "1"])
                #expect(pull.text.split(separator: "\n").count == 2)
                #expect(pull.text.contains(#""change":"revoked""#))
            }
        }
    }

    @Test func `a key is enrolled, listed and ended on the server's own machine`() async throws {
        try await TemporaryFolder.with { folder in
            let data = folder.appendingPathComponent("data").path
            func admin(_ arguments: [String]) async throws -> Tool.Outcome {
                try await Tool.run(
                    ServerProcess.programs.appendingPathComponent("filingd").path,
                    ["admin", "registry-key"] + arguments + ["--data", data],
                    environment: ["LC_ALL": "C.UTF-8"])
            }
            let publicKey = try InventedNumber.publicKey(serial: 1)
            let digits = publicKey.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let added = try await admin(["add", "--public-key", digits, "--label", "报名系统"])
            #expect(added.status == 0, "\(added.text)")
            let id = String(added.text.prefix(16))
            #expect(try await admin(["list"]).text.contains("\(id)  live"))
            let twice = try await admin(["add", "--public-key", digits, "--label", "x"])
            #expect(twice.status == 2)
            #expect(try await admin(["add", "--public-key", "00", "--label", "x"]).status == 2)
            #expect(try await admin(["revoke", id]).status == 0)
            #expect(try await admin(["list"]).text.contains("\(id)  revoked"))
            #expect(try await admin(["revoke", "0123456789abcdef"]).status == 2)
        }
    }
}
