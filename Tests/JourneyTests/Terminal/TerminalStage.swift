// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingDomain
import FilingTestKit
import Foundation
import Glibc
import Testing

/// People each at a terminal of their own: the real command line, a server on sockets, a clock that the
/// test moves, on the day that the guide which applicants are given came out
/// (全国社会工作者职业资格考试预约备案系统全指南).
///
/// In the tests of the guide a step is named after its own sentence, and has to print its own words.
struct TerminalStage {
    let server: TestServer
    private let folder: URL

    static let phone = "13800138001"
    static let password = "Correct-Horse-7"
    /// When the guide was published, a Wednesday within the filing window.
    static let published = "2026-01-28 10:58"

    /// How a command ends.
    enum Ending {
        case well
        case refused
    }

    static func run(_ body: (TerminalStage) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            try await TestServer.run(now: try moment(Self.published)) { server in
                try await body(TerminalStage(server: server, folder: folder))
            }
        }
    }

    // MARK: Steps

    /// One sentence: somebody's command, how it ends, and words that it prints.
    @discardableResult
    func step(
        _ sentence: String, _ who: String, _ arguments: [String], input: String = "",
        ends ending: Ending = .well, says words: [String] = [], never others: [String] = []
    ) async throws -> String {
        let said = try await Tool.run(
            ServerProcess.programs.appendingPathComponent("filing").path, arguments,
            input: Array(input.utf8), environment: self.environment(of: who))
        let what = Comment(
            rawValue:
                "\(sentence)\n\(who)$ filing \(arguments.joined(separator: " "))\n\(said.text)")
        #expect((said.status == 0) == (ending == .well), what)
        for word in words { #expect(said.text.contains(word), what) }
        for other in others { #expect(!said.text.contains(other), what) }
        return said.text
    }

    /// As `step`, once more until something is over.
    func step(
        _ sentence: String, _ who: String, _ arguments: [String], after passing: String,
        says words: [String]
    ) async throws {
        for _ in 0..<100 {
            guard try await self.step(sentence, who, arguments).contains(passing) else { break }
        }
        try await self.step(sentence, who, arguments, says: words)
    }

    /// What a program of somebody's has around it; without a locale it speaks Chinese.
    func environment(of who: String) -> [String: String] {
        [
            "FILING_SERVER": "127.0.0.1:\(self.server.port)", "LC_ALL": "C.UTF-8",
            "FILING_SESSION": self.file("session.json", of: who),
        ]
    }

    /// A file of somebody's.
    func file(_ name: String, of who: String) -> String {
        self.folder.appendingPathComponent(who).appendingPathComponent(name).path
    }

    /// Puts a file on somebody's machine.
    func put(_ bytes: [UInt8], as name: String, of who: String) throws -> String {
        let path = self.file(name, of: who)
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: path).deletingLastPathComponent(),
            withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// The filing number that a text tells.
    func number(in text: String) throws -> String {
        let start = try #require(text.range(of: "SW26-")?.lowerBound)
        return String(text[start...].prefix(19))
    }

    // MARK: Images and codes

    /// Somebody looks at an image; what they type for it.
    func captcha(_ who: String) async throws -> String {
        let said = try await self.step(
            "图形验证码", who, ["captcha", "--captcha-file", self.file("captcha.png", of: who)])
        let id = try #require(said.split(separator: "\n").last)
        return "\(id):\(await self.server.captchas.next())"
    }

    /// Somebody has a code sent, no sooner than a minute after the last one; what the phone shows.
    func code(_ who: String, for use: String) async throws -> String {
        self.server.clock.advance(by: .seconds(61))
        let captcha = try await self.captcha(who)
        try await self.step(
            "手机短信验证码", who,
            ["code", "--phone", Self.phone, "--for", use, "--captcha", captcha],
            says: ["验证码已发送，有效期至"])
        while true {
            let message = await self.server.sender.next()
            if message.phone.text == Self.phone, let code = message.code { return code }
        }
    }

    // MARK: People

    /// Somebody logs in as the guide says: name, password, image.
    func login(
        _ sentence: String, _ who: String, name: String = Self.phone,
        password: String = Self.password, ends ending: Ending = .well, says words: [String],
        more: [String] = []
    ) async throws {
        let captcha = try await self.captcha(who)
        try await self.step(
            sentence, who,
            ["login", "--name", name, "--captcha", captcha, "--password-stdin"] + more,
            input: password + "\n", ends: ending, says: words)
    }

    /// Somebody sits down who has logged in already.
    func enter(_ who: String, as person: TestServer.Person) throws {
        let kept: [String: Any] = [
            "server": "127.0.0.1:\(self.server.port)", "name": who,
            "secret": String(decoding: person.token, as: UTF8.self), "expiresAtMs": Int64.max,
        ]
        let data = try JSONSerialization.data(withJSONObject: kept)
        chmod(try self.put(Array(data), as: "session.json", of: who), 0o600)
    }

    /// A member of staff who has logged in.
    func enter(_ who: String, _ role: Role) async throws {
        try self.enter(who, as: try await self.server.staff(who, role))
    }

    /// The applicant, registered, with everything stated, who has just logged in.
    func applicant() async throws -> AccountID {
        let person = try await self.server.applicant(phone: Self.phone)
        let client = self.server.client(token: person.token)
        try await client.stateProfile()
        try await client.agreeToImages()
        await client.close()
        try self.enter("考生", as: person)
        return person.account
    }

    /// Somebody logs in anew after a longer time.
    func again(_ who: String, _ account: AccountID) async throws {
        try self.enter(who, as: try await self.server.session(of: account))
    }

    /// The applicant's filing, handed in; its number.
    func file(of account: AccountID) async throws -> String {
        let client = self.server.client(
            token: try await self.server.session(of: account).token)
        let number = try await client.openDraft()
        try await client.uploadEverything(to: number)
        try await client.submitNow(number)
        await client.close()
        return number
    }

    /// Moves the clock on.
    func wait(until text: String) throws {
        self.server.clock.advance(by: try moment(text) - self.server.clock.now())
    }
}
