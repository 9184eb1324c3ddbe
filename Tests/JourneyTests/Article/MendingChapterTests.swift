// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// The guide: 若收到补充材料通知，务必在官方指定时限内上传；备案材料审核不通过的常见原因及修正方法.
@Suite(.timeLimit(.minutes(3))) struct MendingChapterTests {
    /// A filing that is to be supplemented by Wednesday, 2026-02-04, 17:00.
    private static func withSupplement(
        _ body: (TerminalStage, AccountID, String) async throws -> Void
    ) async throws {
        try await TerminalStage.run { stage in
            let account = try await stage.applicant()
            let number = try await stage.file(of: account)
            try await stage.enter("审核员", .reviewer)
            try await stage.step("审核", "审核员", ["review", "claim", number])
            try await stage.step(
                "需在指定时限内上传缺失的证明文件", "审核员",
                ["review", "decide", number, "supplement", "--item", "id-front:unreadable"],
                says: ["补充材料", "期限: 2026-02-04 17:00"])
            try await stage.step(
                "收到补充材料通知", "考生", ["notice", "list"],
                says: ["您的备案 \(number) 需要补充材料，截止时间 2026-02-04 17:00:00"])
            try await body(stage, account, number)
        }
    }

    @Test func `在官方指定时限内上传，回到待审核`() async throws {
        try await Self.withSupplement { stage, account, number in
            try stage.wait(until: "2026-02-04 16:59")
            try await stage.again("考生", account)
            try await stage.step(
                "只重新开放所列项目", "考生",
                ["upload", number, "education", Fixtures.path(of: "education.jpg")],
                ends: .refused, says: ["补充材料未要求此种材料。"])
            try await stage.step(
                "材料清晰度不足需重新扫描", "考生",
                ["upload", number, "id-front", Fixtures.path(of: "id_front.jpg")],
                says: ["身份证人像面 已上传"])
            try await stage.step(
                "务必在官方指定时限内上传", "考生", ["submit", number, "--declare"],
                says: ["已提交备案申请", "状态: 待审核"])
        }
    }

    @Test func `逾期影响备案结果`() async throws {
        try await Self.withSupplement { stage, account, number in
            try stage.wait(until: "2026-02-04 17:00")
            try await stage.again("考生", account)
            try await stage.step(
                "逾期影响备案结果", "考生", ["status", number],
                says: ["状态: 逾期失效", "下一步: 修正后重新备案"])
            for command in [
                ["upload", number, "id-front", Fixtures.path(of: "id_front.jpg")],
                ["submit", number, "--declare"],
            ] {
                try await stage.step(
                    "逾期影响备案结果", "考生", command, ends: .refused,
                    says: ["备案的当前状态不允许此操作。"])
            }
            try await stage.step(
                "逾期影响备案结果", "考生", ["notice", "list"],
                says: ["您的备案 \(number) 未按期补充材料，已逾期失效。"])
        }
    }

    @Test func `审核不通过，说明原因，修正后重新提交`() async throws {
        try await TerminalStage.run { stage in
            let account = try await stage.applicant()
            let number = try await stage.file(of: account)
            try await stage.enter("审核员", .reviewer)
            try await stage.step("审核", "审核员", ["review", "claim", number])
            try await stage.step(
                "不得没有原因", "审核员", ["review", "decide", number, "reject"], ends: .refused,
                says: ["须给出原因。"])
            try await stage.step(
                "备案信息或材料不符合规范", "审核员",
                ["review", "decide", number, "reject", "--text", "请核对身份证、学历证信息"]
                    + ["format", "mismatch", "unreadable"].flatMap { ["--reason", $0] }
                    + ["--field", "id-number", "--field", "certificate-number"],
                says: ["审核不通过"])
            try await stage.step(
                "“审核不通过”：代表备案信息或材料不符合规范，需重新提交合格申请", "考生",
                ["status", number],
                says: [
                    "状态: 审核不通过", "文件格式不符合要求", "信息与证件不一致[身份证号, 学历证书编号]", "材料不清晰",
                    "请核对身份证、学历证信息", "下一步: 修正后重新备案", "席位: 为您保留至 2026-02-03",
                ])
            let again = try await stage.step(
                "修正后提交", "考生",
                [
                    "draft", "create", "--level", "junior", "--region", "11", "--address",
                    "样本市样本区虚构路1号",
                ], says: ["状态: 草稿"], never: [number])
            let next = try stage.number(in: again)
            for (kind, name) in Fixtures.materials {
                let token = MaterialKind(rawValue: kind.rawValue)?.token ?? ""
                try await stage.step(
                    "重新上传", "考生", ["upload", next, token, Fixtures.path(of: name)],
                    says: ["已上传"])
            }
            try await stage.step(
                "在系统提示的时限内重新提交", "考生", ["submit", next, "--declare"],
                says: ["状态: 待审核", "席位: 已锁定"])
            try await stage.step(
                "我的备案", "考生", ["draft", "list"], says: ["审核不通过", "待审核", number, next])
        }
    }
}
