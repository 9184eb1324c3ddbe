// SPDX-License-Identifier: Apache-2.0

import FilingCaptcha
import FilingContract
import FilingSeal
import FilingServer

/// The requests of one login, as somebody makes them who has read the image.
struct LoginSteps {
    private var scram: ScramClient
    private let captcha: FilingV1.CaptchaAnswer

    /// - Parameter salted: the seeded people's password, or another one that is wrong.
    init(name: String, salted: SaltedPassword, captcha: FilingV1.CaptchaAnswer) throws {
        self.scram = try ScramClient(
            name: name, password: SeededPassword.text,
            nonce: SystemRandomSource().bytes(ScramClient.nonceSizeBytes), remembering: salted)
        self.captcha = captcha
    }

    /// The request of the first half.
    var first: [UInt8] {
        get throws {
            try RequestTemplate.make(
                "filing.v1.Auth/StartLogin",
                FilingV1.StartLoginRequest(
                    clientFirst: self.scram.clientFirst, captcha: self.captcha))
        }
    }

    /// The request of the second half.
    mutating func second(
        after reply: FilingV1.StartLoginReply
    ) throws -> [UInt8] {
        try RequestTemplate.make(
            "filing.v1.Auth/FinishLogin",
            FilingV1.FinishLoginRequest(
                clientFinal: try self.scram.clientFinal(for: reply.serverFirst)))
    }
}

extension LoginSteps {
    /// The second half with a proof that fits no password.
    static func forged(after reply: FilingV1.StartLoginReply) throws -> [UInt8] {
        let nonce = reply.serverFirst.split(separator: ",").first ?? ""
        let proof = Base64.standard.string(SystemRandomSource().bytes(32))
        return try RequestTemplate.make(
            "filing.v1.Auth/FinishLogin",
            FilingV1.FinishLoginRequest(clientFinal: "c=biws,\(nonce),p=\(proof)"))
    }
}

/// Reads images with the server's key in place of eyes.
struct ImageReader {
    let keys: ServerKeys

    /// The right answer to an image.
    func answer(to image: FilingV1.GetCaptchaReply) -> FilingV1.CaptchaAnswer {
        let secret = CaptchaSecret(nonce: image.id, keys: self.keys)
        return FilingV1.CaptchaAnswer(
            id: image.id, answer: CaptchaAlphabet.answer(from: secret.answerBytes))
    }
}
