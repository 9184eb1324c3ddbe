// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// The guide: 系统内备案申请的分步操作步骤（入口选择、信息填写、材料上传）.
@Suite(.timeLimit(.minutes(3))) struct ApplyChapterTests {
    private static let limit = 2_097_152

    /// A scan made larger by comments, which are no part of the picture (ISO/IEC 10918-1, COM).
    private static func scan(_ name: String, sizeBytes: Int) throws -> [UInt8] {
        var bytes = try Fixtures.material(name)
        var left = sizeBytes - bytes.count
        var comments: [UInt8] = []
        while left > 0 {
            // The last but one leaves room for a whole one.
            let size = left > 65_537 + 4 ? 65_537 : left > 65_537 ? left - 65_000 : left
            comments += [0xFF, 0xFE, UInt8((size - 2) >> 8), UInt8((size - 2) & 0xFF)]
            comments += [UInt8](repeating: 0x20, count: size - 4)
            left -= size
        }
        bytes.insert(contentsOf: comments, at: 2)
        return bytes
    }

    /// A draft of the applicant's.
    private static func draft(_ stage: TerminalStage) async throws -> String {
        try await stage.step(
            "进入预约备案系统的“备案申请”专属入口", "考生", ["draft", "--help"], says: ["备案申请"])
        let said = try await stage.step(
            "第二步：选择2026年社工证报考层级", "考生",
            [
                "draft", "create", "--level", "junior", "--region", "11", "--address",
                "样本市样本区虚构路1号", "--note", "在社区服务中心工作",
            ], says: ["状态: 草稿", "层级: 助理社会工作师", "考区: 11"])
        return try stage.number(in: said)
    }

    @Test func `按系统分类提示依次上传材料，格式为JPG，单张不超2M`() async throws {
        try await TerminalStage.run { stage in
            _ = try await stage.applicant()
            let number = try await Self.draft(stage)
            try await stage.step(
                "核对所需材料", "考生", ["draft", "show", number],
                says: ["还缺材料", "身份证人像面", "身份证国徽面", "学历证书", "学信网", "工作年限证明"])

            let png = try stage.put(
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 7, count: 99),
                as: "id_front.jpg", of: "考生")
            try await stage.step(
                "格式为JPG", "考生", ["upload", number, "id-front", png], ends: .refused,
                says: ["文件不是 JPEG 图片。"])
            let tooLarge = try stage.put(
                try Self.scan("id_front.jpg", sizeBytes: Self.limit + 1), as: "large.jpg",
                of: "考生")
            try await stage.step(
                "单张不超2M", "考生", ["upload", number, "id-front", tooLarge], ends: .refused,
                says: ["文件超过 2 MiB（2,097,152 字节）。"])
            let full = try stage.put(
                try Self.scan("id_front.jpg", sizeBytes: Self.limit), as: "full.jpg", of: "考生")
            try await stage.step(
                "单张不超2M", "考生", ["upload", number, "id-front", full],
                says: ["身份证人像面 已上传: 2097152"])
            let words = try stage.put(Array("PK\u{3}\u{4}学历".utf8), as: "diploma.pdf", of: "考生")
            try await stage.step(
                "文件格式不符合要求（如非PDF、JPG）", "考生", ["upload", number, "education", words],
                ends: .refused, says: ["文件既不是 JPEG 也不是 PDF。"])
            for (kind, file, name) in [
                ("id-back", "id_back.jpg", "身份证国徽面"), ("education", "education.jpg", "学历证书"),
                ("work-proof", "work_proof.jpg", "工作年限证明"),
            ] {
                try await stage.step(
                    "第三步：依次上传提前备好的各类材料扫描件", "考生",
                    ["upload", number, kind, Fixtures.path(of: file)], says: ["\(name) 已上传"])
            }
            try await stage.step(
                "大专及以上需附带学信网认证报告", "考生", ["submit", number, "--declare"],
                ends: .refused, says: ["缺少必需的材料。"])
            try await stage.step(
                "大专及以上需附带学信网认证报告", "考生",
                ["upload", number, "chsi-report", Fixtures.path(of: "chsi_report.pdf")],
                says: ["学信网电子注册备案表 已上传"])
            try await stage.step(
                "所有材料齐全", "考生", ["draft", "show", number], never: ["还缺材料"])
        }
    }

    @Test func `提交备案申请，未进入审核阶段前可修改`() async throws {
        try await TerminalStage.run { stage in
            _ = try await stage.applicant()
            let number = try await Self.draft(stage)
            for (kind, name) in Fixtures.materials {
                let token = MaterialKind(rawValue: kind.rawValue)?.token ?? ""
                try await stage.step(
                    "上传材料", "考生", ["upload", number, token, Fixtures.path(of: name)],
                    says: ["已上传"])
            }
            try await stage.step(
                "所有填写信息必须与真实情况完全一致", "考生", ["submit", number], ends: .refused,
                says: ["真实", "--declare"])
            try await stage.step(
                "避免输入类错误", "考生", ["submit", String(number.dropLast()) + "*", "--declare"],
                ends: .refused, says: ["备案编号有误。"])
            try await stage.step(
                "第四步：点击“提交备案申请”完成操作", "考生", ["submit", number, "--declare"],
                says: ["已提交备案申请: 2026-01-28", "状态: 待审核", "席位: 已锁定"])

            try await stage.step(
                "备案未进入审核阶段前，可登录系统修改已填信息", "考生",
                ["draft", "update", number, "--address", "样本市样本区虚构路3号"],
                says: ["状态: 草稿"])
            try await stage.step(
                "修改后再次提交", "考生", ["submit", number, "--declare"],
                says: ["状态: 待审核", "席位: 已锁定"])
            try await stage.enter("审核员", .reviewer)
            try await stage.step(
                "进入审核阶段", "审核员", ["review", "claim", number], says: ["已领取，至"])
            for command in [
                ["draft", "update", number, "--address", "样本市样本区虚构路5号"], ["withdraw", number],
            ] {
                try await stage.step(
                    "进入审核阶段后", "考生", command, ends: .refused,
                    says: ["审核已开始，不能再修改或撤回。"])
            }
        }
    }
}
