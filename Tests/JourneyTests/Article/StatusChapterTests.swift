// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingTestKit
import Testing

/// The guide: 备案状态查询的具体操作方法（入口路径、查询条件），与常见备案状态的含义解读.
@Suite(.timeLimit(.minutes(3))) struct StatusChapterTests {
    /// Asks without a session, by ID number and the code that the reserved phone got.
    private static func ask(_ stage: TerminalStage, says words: [String]) async throws {
        let code = try await stage.code("路人", for: "check-status")
        try await stage.step(
            "输入个人身份证号、报名时预留的手机号验证码作为查询条件", "路人",
            [
                "status", "--id-number", "11010519980312997X", "--phone", TerminalStage.phone,
                "--code", code,
            ], says: words)
    }

    @Test func `待审核、补充材料、审核通过，以身份证号和手机验证码查询`() async throws {
        try await TerminalStage.run { stage in
            let account = try await stage.applicant()
            let number = try await stage.file(of: account)
            try await stage.step(
                "“备案状态查询”专属模块", "路人", ["status", "--help"], says: ["查询备案状态"])
            try await Self.ask(
                stage,
                says: [
                    "备案编号: \(number)", "状态: 待审核", "下一步: 等待", "办理方: 考区审核员",
                    "期限: 2026-02-02 17:00",
                ])
            try await stage.enter("审核员", .reviewer)
            try await stage.step("审核", "审核员", ["review", "claim", number])
            try await stage.step(
                "现有材料不全", "审核员",
                ["review", "decide", number, "supplement", "--item", "work-proof:no-seal:请加盖公章"],
                says: ["补充材料", "期限: 2026-02-04 17:00"])
            try await Self.ask(
                stage,
                says: [
                    "状态: 补充材料", "期限: 2026-02-04 17:00", "还缺材料: 工作年限证明",
                    "未加盖公章", "请加盖公章", "下一步: 上传补充材料并提交",
                ])
            try await stage.again("考生", account)
            try await stage.step(
                "在指定时限内上传缺失的证明文件", "考生",
                ["upload", number, "work-proof", Fixtures.path(of: "work_proof.jpg")],
                says: ["工作年限证明 已上传"])
            try await stage.step(
                "在指定时限内上传", "考生", ["submit", number, "--declare"], says: ["状态: 待审核"])
            try await stage.step("再审核", "审核员", ["review", "claim", number])
            try await stage.step(
                "备案材料、信息全部符合要求", "审核员", ["review", "decide", number, "approve"],
                says: ["审核通过"])
            try await Self.ask(
                stage, says: ["状态: 审核通过", "下一步: 报名开始后报名", "席位: 已锁定"])
        }
    }

    @Test func `备案状态超过7个工作日未更新的应对方案与咨询渠道`() async throws {
        try await TerminalStage.run { stage in
            let account = try await stage.applicant()
            let number = try await stage.file(of: account)
            // Handed in on Wednesday, 01-28: the seventh working day is Friday, 02-06.
            try stage.wait(until: "2026-02-06 16:59")
            try await stage.again("考生", account)
            try await stage.step(
                "未到7个工作日", "考生", ["status", number],
                says: ["状态: 待审核", "审核时限: 已超期"], never: ["建议"])
            try stage.wait(until: "2026-02-06 17:00")
            try await stage.step(
                "若备案状态超过7个工作日未更新，先检查系统是否有未读通知", "考生", ["status", number],
                says: [
                    "审核时限: 严重超期", "建议 1: 先查看未读通知", "建议 2: 再拨打考区服务热线",
                    "建议 3: 再在线咨询，并注明备案编号 \(number)", "未读通知: 1",
                ])
            try await stage.step(
                "先检查系统是否有未读通知", "考生", ["notice", "list"],
                says: ["您的备案 \(number) 已提交，待审核。", "未读通知: 1"])
            try await stage.step(
                "也可通过“在线咨询”栏目提交问题，咨询时需提供备案申请编号", "考生",
                ["consult", "open", "--filing", number, "--text", "已超过7个工作日，请协助。"],
                says: [number, "待回复"])
            try await stage.enter("审核员", .reviewer)
            try await stage.step(
                "方便快速核查", "审核员", ["consult", "list", "--waiting"], says: [number])
            try await stage.step(
                "等待官方回复", "审核员", ["consult", "reply", "1", "--text", "今日内审核。"],
                says: ["已回复"])
            try await stage.step(
                "等待官方回复", "考生", ["notice", "list"],
                says: ["考区已回复您的咨询（\(number)）", "未读通知: 2"])
            try await stage.step(
                "等待官方回复", "考生", ["consult", "show", "1"],
                says: ["已超过7个工作日，请协助。", "今日内审核。"])
        }
    }
}
