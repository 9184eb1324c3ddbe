// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingDomain
import FilingTestKit
import Foundation
import Testing

/// The guide: 登录操作指南及常见问题解决（如忘记密码、账号锁定、验证码异常）.
@Suite(.timeLimit(.minutes(3))) struct LoginChapterTests {
    private static let userName = "linyangwen"

    /// Somebody who has registered.
    private static func withRegistered(
        _ body: (TerminalStage) async throws -> Void
    ) async throws {
        try await TerminalStage.run { stage in
            let client = stage.server.client()
            try await stage.server.register(
                client, phone: TerminalStage.phone, password: TerminalStage.password,
                userName: Self.userName)
            await client.close()
            stage.server.captchas.forget()
            try await body(stage)
        }
    }

    @Test func `输入注册手机号或用户名加密码加图形验证码`() async throws {
        try await Self.withRegistered { stage in
            for name in [TerminalStage.phone, Self.userName] {
                try await stage.login(
                    "输入注册手机号/用户名+密码+图形验证码即可", "考生", name: name,
                    says: ["已登录，有效期至"])
            }
            let image = try await stage.captcha("考生")
            let id = try #require(image.split(separator: ":").first)
            try await stage.step(
                "图形验证码输错", "考生",
                [
                    "login", "--name", TerminalStage.phone, "--captcha", "\(id):0",
                    "--password-stdin",
                ], input: TerminalStage.password + "\n", ends: .refused, says: ["图形验证码错误"])
        }
    }

    @Test func `忘记密码，点击找回密码，通过手机号快速重置密码`() async throws {
        try await Self.withRegistered { stage in
            let changed = "Battery-Staple-9"
            let help = try await stage.step(
                "忘记密码：点击“找回密码”", "考生", ["password", "--help"], says: ["找回密码"])
            #expect(help.contains("reset"))
            let code = try await stage.code("考生", for: "reset-password")
            try await stage.step(
                "通过手机号快速重置密码", "考生",
                [
                    "password", "reset", "--phone", TerminalStage.phone, "--code", code,
                    "--password-stdin",
                ], input: changed + "\n", says: ["密码已设置", "请重新登录"])
            try await stage.login(
                "旧密码", "考生", ends: .refused, says: ["用户名或密码错误"])
            try await stage.login("新密码", "考生", password: changed, says: ["已登录"])
        }
    }

    @Test func `连续输错密码导致锁定，联系官方客服申请解锁`() async throws {
        try await Self.withRegistered { stage in
            let server = stage.server
            let account = try await server.account(ofPhone: TerminalStage.phone)
            let owner = server.client(token: try await server.session(of: account).token)
            try await owner.stateProfile()
            await owner.close()
            for _ in 1...5 {
                try await stage.login(
                    "连续输错密码", "考生", password: "Wrong-Horse-77", ends: .refused,
                    says: ["用户名或密码错误", "联系客服"])
            }
            try await stage.login(
                "导致锁定", "考生", ends: .refused, says: ["用户名或密码错误"])
            // Strangers go on from everywhere, until the account itself is locked.
            try await server.bringNearLock(account)

            _ = try await server.staff("kefu", .support, password: TerminalStage.password)
            try await stage.login(
                "官方客服", "客服", name: "kefu", says: ["已登录"],
                more: ["--second-factor", server.factorCode])
            let person = ["--name", "林样文", "--id-number", "11010519980312997X"]
            try await stage.step(
                "需联系官方客服", "客服", ["support", "find"] + person,
                says: ["138****8001", "110105********997X", "已锁定，自 2026-01-28"])
            try await stage.step(
                "申请解锁", "客服",
                ["support", "release"] + person + ["--evidence", "视频核验身份证原件"],
                says: ["账号已解锁。"])
            try await stage.login("解锁之后", "考生", says: ["已登录"])
        }
    }

    @Test func `验证码异常，检查手机信号或稍后再试`() async throws {
        try await Self.withRegistered { stage in
            let code = try await stage.code("考生", for: "reset-password")
            let wrong = code == "111111" ? "222222" : "111111"
            try await stage.step(
                "验证码异常", "考生",
                [
                    "password", "reset", "--phone", TerminalStage.phone, "--code", wrong,
                    "--password-stdin",
                ], input: "Battery-Staple-9\n", ends: .refused,
                says: ["验证码错误。", "请核对短信中的 6 位数字"])
            let captcha = try await stage.captcha("考生")
            try await stage.step(
                "刷新太快", "考生",
                [
                    "code", "--phone", TerminalStage.phone, "--for", "reset-password", "--captcha",
                    captcha,
                ], ends: .refused, says: ["获取验证码过于频繁。", "请稍后再试"])
        }
    }
}
