// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingSeal
import FilingTestKit
import Foundation
import Testing

/// Login with the SCRAM of another library.
@Suite(.timeLimit(.minutes(2))) struct ScrampLoginTests {
    @Test(arguments: [
        ("Correct-Horse-7", "ROLE_APPLICANT"), ("Wrong-Horse-77", "LOGIN_FAILED"),
    ])
    func `scramp's proof is taken if the password is right`(
        password: String, expected: String
    ) async throws {
        try await TestServer.run { server in
            let client = server.client()
            let phone = "13800138001"
            try await server.register(client, phone: phone, password: "Correct-Horse-7")
            let captcha = try await server.captcha(for: client)
            let said = try await TemporaryFolder.with { folder in
                try await PythonMessages.generate(into: folder)
                let examples = Fixtures.repository.appendingPathComponent("proto/examples/python")
                return try await PythonOracle.lines(
                    "scramp_login.py",
                    [
                        "127.0.0.1", "\(server.port)", phone, Hexadecimal.text(captcha.id),
                        captcha.answer,
                    ], input: [password],
                    environment: ["PYTHONPATH": "\(folder.path):\(examples.path)"])
            }
            #expect(said == [Substring(expected)])
            await client.close()
        }
    }
}
