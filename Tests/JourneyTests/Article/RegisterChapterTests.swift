// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingTestKit
import Foundation
import Testing

/// The guide: 系统注册的分步操作流程（含身份核验环节）.
@Suite(.timeLimit(.minutes(3))) struct RegisterChapterTests {
    /// Two parts of what the applicant states, as two files.
    private static func parts(_ stage: TerminalStage) throws -> (identity: String, rest: String) {
        let path = Fixtures.repository.appendingPathComponent("Tests/Fixtures/person.json")
        let whole = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any])
        func file(_ name: String, _ keys: Set<String>) throws -> String {
            let part = whole.filter { keys.contains($0.key) }
            return try stage.put(
                Array(try JSONSerialization.data(withJSONObject: part)), as: name, of: "考生")
        }
        return (
            try file("identity.json", ["identity"]), try file("rest.json", ["education", "work"])
        )
    }

    @Test func `新用户注册、实名认证、学历预核验`() async throws {
        try await TerminalStage.run { stage in
            let code = try await stage.code("考生", for: "register")
            let register = [
                "register", "--phone", TerminalStage.phone, "--code", code, "--notice",
                Policy.current(.notice).version, "--password-stdin",
            ]
            try await stage.step(
                "填写手机号、设置符合要求的登录密码", "考生", register, input: "1234567890\n",
                ends: .refused, says: ["密码不符合要求"])
            try await stage.step(
                "第二步：点击“新用户注册”", "考生", register, input: TerminalStage.password + "\n",
                says: ["注册成功，请登录。"])
            try await stage.login("进入系统", "考生", says: ["已登录"])
            try await stage.step(
                "身份证照片须单独同意", "考生", ["rights", "consent", "give", "id-card-images"],
                says: ["完成"])
            let draft = try await stage.step(
                "选择报考层级", "考生",
                [
                    "draft", "create", "--level", "junior", "--region", "11", "--address",
                    "样本市样本区虚构路1号",
                ], says: ["状态: 草稿"])
            let number = try stage.number(in: draft)

            try await stage.step(
                "第三步：上传身份证正反面照片", "考生",
                ["upload", number, "id-front", Fixtures.path(of: "id_front.jpg")],
                says: ["身份证人像面 已上传"])
            try await stage.step(
                "第三步：上传身份证正反面照片", "考生",
                ["upload", number, "id-back", Fixtures.path(of: "id_back.jpg")],
                says: ["身份证国徽面 已上传"])
            let (identity, rest) = try Self.parts(stage)
            try await stage.step(
                "完成实名认证核验", "考生", ["profile", "set", "--file", identity],
                says: ["资料已保存"])
            try await stage.step(
                "完成实名认证核验", "考生", ["profile", "show"], after: "核验中",
                says: ["姓名: 林样文", "实名核验: 已核验", "学历核验: 未填写", "暂不能备案"])

            try await stage.step(
                "第四步：提交学历相关信息", "考生", ["profile", "set", "--file", rest],
                says: ["资料已保存"])
            try await stage.step(
                "等待系统预核验通过后，即完成注册", "考生", ["profile", "show"], after: "核验中",
                says: ["实名核验: 已核验", "学历核验: 已核验", "资料完整，可以备案。"])
        }
    }
}
