// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingTestKit
import Testing

/// The guide: 系统操作环境要求与兼容性问题解决.
///
/// Its browsers are a terminal here: what may be wrong with a machine is found by the doctor.
@Suite(.timeLimit(.minutes(3))) struct EnvironmentChapterTests {
    @Test func `检查操作环境，仍无法解决时换一台设备登录`() async throws {
        try await TerminalStage.run { stage in
            // This machine's clock is not the server's, which stands still on the guide's day.
            try await stage.step(
                "系统操作环境要求", "考生", ["doctor"], ends: .refused,
                says: [
                    "ok  连接: 127.0.0.1", "ok  协议版本: 1", "!!  时钟偏差", "请校准本机时间",
                    "ok  字符集: C.UTF-8",
                ])
            let client = stage.server.client()
            try await stage.server.register(
                client, phone: TerminalStage.phone, password: TerminalStage.password)
            await client.close()
            stage.server.captchas.forget()
            try await stage.login("登录", "考生", says: ["已登录"])
            try await stage.login(
                "仍无法解决时，可换一台设备登录测试", "另一台设备", says: ["已登录"])
            let sessions = try await stage.step(
                "排除设备本身的兼容性问题", "另一台设备", ["session", "list"], says: ["2026-01-28", "*"])
            // Heading, this machine's and the other's.
            #expect(sessions.split(separator: "\n").count == 3)
        }
    }
}
