// SPDX-License-Identifier: Apache-2.0

import FilingCaptcha
package import FilingClient
package import FilingContract
import FilingDomain
import FilingSeal

/// What a person does who reads images: the server's key tells the test what they show.
extension TestServer {
    /// An image's right answer, through the client as an applicant would get it.
    package func captcha(for client: FilingClient) async throws -> FilingV1.CaptchaAnswer {
        self.reading(try await client.auth.getCaptcha())
    }

    /// The right answer to an image.
    package func reading(_ image: FilingV1.GetCaptchaReply) -> FilingV1.CaptchaAnswer {
        let secret = CaptchaSecret(nonce: image.id, keys: self.keys)
        return FilingV1.CaptchaAnswer(
            id: image.id, answer: CaptchaAlphabet.answer(from: secret.answerBytes))
    }

    /// Asks for a code as somebody who reads the image; the code that was sent.
    package func code(
        to phone: String, for purpose: FilingV1.CodePurpose, by client: FilingClient
    ) async throws -> String {
        _ = try await client.auth.requestCode(
            phone: phone, purpose: purpose, captcha: try await self.captcha(for: client))
        var message = await self.sender.next()
        // Others may have asked for codes that nobody took, and notices are sent as well.
        while message.phone.text != phone || message.code == nil {
            message = await self.sender.next()
        }
        return message.code ?? ""
    }

    /// Logs in as somebody who reads the image.
    @discardableResult
    package func login(
        _ client: FilingClient, name: String, password: String, secondFactor: String = ""
    ) async throws -> FilingLogin {
        try await client.auth.login(
            name: name, password: password, captcha: try await self.captcha(for: client),
            secondFactor: secondFactor)
    }

    /// Registers an applicant on the real way.
    package func register(
        _ client: FilingClient, phone: String, password: String, userName: String = ""
    ) async throws {
        let code = try await self.code(to: phone, for: .register, by: client)
        _ = try await client.auth.registerAccount(
            FilingV1.RegisterAccountRequest(
                phone: phone, code: code, password: password, userName: userName,
                noticeVersion: Policy.current(.notice).version))
    }
}
