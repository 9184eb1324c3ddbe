// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingTestKit
import Foundation
import Testing

/// A log is read by many and kept for long.
@Suite(.timeLimit(.minutes(5))) struct SecretsInLogsTests {
    private static let phone = "13800138001"
    private static let password = "Correct-Horse-7"
    private static let wrongPassword = "Wrong-Horse-77"

    /// What the journey of `walk` has that nobody else should see.
    private struct Secrets {
        var texts: [String] = [
            phone, password, wrongPassword, Fixtures.identity.name, Fixtures.identity.idNumber,
            Fixtures.education.school, Fixtures.education.certificateNumber,
            Fixtures.work.employer, Fixtures.form.address,
        ]

        /// A secret of bytes may be shown in any of the usual ways.
        mutating func add(_ bytes: [UInt8]) {
            self.texts += [
                String(decoding: bytes, as: UTF8.self), Hexadecimal.text(bytes),
                Data(bytes).base64EncodedString(), "\(bytes)",
            ]
        }
    }

    @Test func `nothing secret is logged at trace level, on good ways and bad`() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.appendingPathComponent("log").path
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            let log = try #require(FileHandle(forWritingAtPath: path))
            let data = folder.appendingPathComponent("data")
            let server = try ServerProcess(data: data, logLevel: "trace", log: log)
            let client = FilingClient(host: "127.0.0.1", port: server.port)
            var secrets = Secrets()
            do {
                try await Self.walk(client, DemoSink(data: data), &secrets)
            } catch {
                server.kill()
                throw error
            }
            await client.close()
            ServerProcess.signal(SIGTERM, to: server.identifier)
            #expect(server.wait() == 0)

            let said = try String(contentsOfFile: path, encoding: .utf8)
            // The level is really on, and the server said something about its work.
            #expect(said.contains("stopped"))
            #expect(said.contains("DEMONSTRATION"))
            for secret in secrets.texts where said.contains(secret) {
                Issue.record("the log shows \(secret)")
            }
        }
    }

    /// Everything an applicant does, with the slips an applicant makes.
    private static func walk(
        _ client: FilingClient, _ sink: DemoSink, _ secrets: inout Secrets
    ) async throws {
        _ = try await client.auth.requestCode(
            phone: Self.phone, purpose: .register, captcha: try await sink.captcha(for: client))
        let code = try await sink.code(to: Self.phone)
        secrets.texts.append(code)
        await Self.refused {
            try await client.auth.registerAccount(
                FilingV1.RegisterAccountRequest(
                    phone: Self.phone, code: code == "123456" ? "654321" : "123456",
                    password: Self.password,
                    noticeVersion: Policy.current(.notice).version))
        }
        _ = try await client.auth.registerAccount(
            FilingV1.RegisterAccountRequest(
                phone: Self.phone, code: code, password: Self.password,
                noticeVersion: Policy.current(.notice).version))
        for password in [Self.wrongPassword, Self.password] {
            let captcha = try await sink.captcha(for: client)
            secrets.texts.append(captcha.answer)
            do {
                let login = try await client.auth.login(
                    name: Self.phone, password: password, captcha: captcha)
                secrets.add(login.token)
            } catch {
                #expect(password == Self.wrongPassword)
            }
        }
        await Self.refused {
            try await client.profile.setIdentity(
                FilingV1.SetIdentityRequest(
                    revision: 0,
                    identity: FilingV1.Identity(
                        name: Fixtures.identity.name, idNumber: "110105199803129971")))
        }
        secrets.texts.append("110105199803129971")
        _ = try await client.fileEverything()
        try await client.auth.logout()
    }

    private static func refused(_ body: () async throws -> some Sendable) async {
        await #expect(throws: FilingError.self) { _ = try await body() }
    }
}
