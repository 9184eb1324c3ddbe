// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingTestKit
import Foundation
import Glibc
import Testing

/// The guide: 备案完成后的数据同步与后续考试关联事项说明.
@Suite(.timeLimit(.minutes(3))) struct AfterApprovalChapterTests {
    /// `filing registry pull --follow`, as the registration system keeps it running.
    private struct Follower {
        let process = Process()
        let out: URL

        init(_ stage: TerminalStage) throws {
            self.out = URL(
                fileURLWithPath: try stage.put([], as: "feed.jsonl", of: "报名系统"))
            self.process.executableURL =
                ServerProcess.programs.appendingPathComponent("filing")
            self.process.arguments = ["registry", "pull", "--follow"]
            self.process.environment = stage.environment(of: "报名系统")
            self.process.standardOutput = try FileHandle(forWritingTo: self.out)
            try self.process.run()
        }

        /// Waits for a line of the feed; ten seconds are for a machine under load.
        func line(with text: String) async throws -> String? {
            for _ in 0..<1_000 {
                let said = String(decoding: try Data(contentsOf: self.out), as: UTF8.self)
                if let line = said.split(separator: "\n").first(where: { $0.contains(text) }) {
                    return String(line)
                }
                try await Task.sleep(for: .milliseconds(10))
            }
            return nil
        }

        func end() {
            kill(self.process.processIdentifier, SIGTERM)
            self.process.waitUntilExit()
        }
    }

    /// A filing that was handed in, with its region and the registration system at their desks.
    private static func withFiling(
        _ body: (TerminalStage, AccountID, String) async throws -> Void
    ) async throws {
        try await TerminalStage.run { stage in
            let account = try await stage.applicant()
            let number = try await stage.file(of: account)
            try await stage.enter("审核员", .reviewer)
            try await stage.enter("报名系统", .registry)
            try await body(stage, account, number)
        }
    }

    private static func approve(_ stage: TerminalStage, _ number: String) async throws {
        try await stage.step("审核", "审核员", ["review", "claim", number])
        try await stage.step(
            "备案审核通过", "审核员", ["review", "decide", number, "approve"], says: ["审核通过"])
    }

    private static let idNumber = "11010519980312997X\n"

    @Test func `审核通过后同步至报名系统，报名时需确认备案状态为审核通过`() async throws {
        try await Self.withFiling { stage, account, number in
            let check = ["registry", "check", "junior"]
            try await stage.step(
                "报名时需确认系统显示备案状态为“审核通过”，否则无法完成报名流程", "报名系统", check,
                input: Self.idNumber, ends: .refused, says: ["不可报名：未审核通过", "待审核"])
            let follower = try Follower(stage)
            defer { follower.end() }
            try await Self.approve(stage, number)
            let line = try await follower.line(with: number)
            #expect(line?.contains(#""change":"approved""#) == true, "1-3个工作日同步，此处随即送达")
            try await stage.step(
                "报名时需确认系统显示备案状态为“审核通过”", "报名系统", check, input: Self.idNumber,
                says: ["可以报名: \(number)  审核通过  助理社会工作师"])
            try await stage.step(
                "其他层级", "报名系统", ["registry", "check", "senior"], input: Self.idNumber,
                ends: .refused, says: ["不可报名：备案层级不同"])
            try await stage.step(
                "可正常报考2026年社工证", "考生", ["status", number],
                says: ["状态: 审核通过", "下一步: 报名开始后报名"])
            try await stage.step(
                "通知", "考生", ["notice", "list"],
                says: ["您的备案 \(number) 审核通过，请在报名期间完成报名。"])
        }
    }

    @Test func `1至3个工作日未同步即标出`() async throws {
        try await Self.withFiling { stage, _, number in
            // Approved on Wednesday, 01-28.
            try await Self.approve(stage, number)
            let steps = [
                ("2026-01-29 16:59", "超过 1 个工作日: 0  超过 3 个工作日: 0"),
                ("2026-01-29 17:00", "超过 1 个工作日: 1  超过 3 个工作日: 0"),
                ("2026-02-02 16:59", "超过 1 个工作日: 1  超过 3 个工作日: 0"),
                ("2026-02-02 17:00", "超过 1 个工作日: 0  超过 3 个工作日: 1"),
            ]
            for (index, (moment, words)) in steps.enumerated() {
                try stage.wait(until: moment)
                let person = try await stage.server.staff("registry-\(index)", .registry)
                try stage.enter("报名系统", as: person)
                try await stage.step(
                    "备案审核通过后，1-3个工作日同步", "报名系统", ["registry", "open"],
                    says: ["未确认: 1  \(words)", number])
            }
            let pulled = try await stage.step(
                "同步至2026年社工证报名系统", "报名系统", ["registry", "pull"], says: [number])
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(pulled.utf8)) as? [String: Any])
            let key = try #require(object["key"] as? [String: Any])
            try await stage.step(
                "同步完成", "报名系统",
                ["registry", "ack", number, "\(key["revision"] ?? "")", "accepted"],
                says: ["已记录。"])
            try await stage.step(
                "同步完成", "报名系统", ["registry", "open"], says: ["未确认: 0"], never: [number])
        }
    }

    private static let ticket = """
        {"tickets": [{"filing_number": "NUMBER", "exam": "sw-2026", "revision": 1,
          "level": "junior", "region": "31", "name": "林样文", "id_number": "11010519980312997X",
          "admission_number": "2611000123", "site": "样本中学（虚构）", "address": "虚构路2号",
          "room": "07", "seat": "15",
          "papers": [{"subject": "社会工作综合能力(初级)", "starts": "2026-05-23 09:00",
            "ends": "2026-05-23 11:00"},
            {"subject": "社会工作实务(初级)", "starts": "2026-05-23 14:00",
            "ends": "2026-05-23 16:00"}]}]}
        """

    @Test func `考前7天可登录系统，结合备案信息核对准考证`() async throws {
        try await Self.withFiling { stage, account, number in
            try await Self.approve(stage, number)
            try stage.wait(until: "2026-05-15 23:59")
            try stage.enter("报名系统", as: try await stage.server.staff("registry-2", .registry))
            let file = try stage.put(
                Array(Self.ticket.replacing("NUMBER", with: number).utf8), as: "tickets.json",
                of: "报名系统")
            try await stage.step(
                "准考证", "报名系统", ["registry", "publish-tickets", file], says: ["已发布"])
            try await stage.again("考生", account)
            let show = ["ticket", "show", number]
            try await stage.step("考前第8天", "考生", show, ends: .refused, says: ["准考证"])
            try stage.wait(until: "2026-05-16 00:00")
            let shown = try await stage.step(
                "考前7天可登录系统，结合备案信息核对准考证上的个人信息是否准确", "考生", show,
                says: ["准考证", "备案", "准考证号: 2611000123", "样本中学（虚构）", "社会工作实务(初级)"])
            // Filed in 11, to be sat in 31; everything else is as it should be.
            let marked = shown.split(separator: "\n").filter { $0.hasPrefix("!") }
            #expect(marked.count == 1 && marked.first?.contains("考区") == true, "\(shown)")
            try await stage.step(
                "个人信息有误", "考生", ["ticket", "report", number, "region", "应为北京"],
                says: ["完成"])
            try await stage.step("核对", "考生", show, says: ["已报错", "应为北京"])
            try await stage.step(
                "报错", "报名系统", ["registry", "reports"], says: [number, "考区", "应为北京"])
        }
    }
}
