// SPDX-License-Identifier: Apache-2.0

import FilingCaptcha
import FilingContract
import FilingDomain
import FilingSeal

/// Makes an image whose text only a person reads.
struct GetCaptcha: Procedure {
    static let method = FilingV1.Auth.getCaptcha
    static let access = Access.anybody
    static let effect = Effect.repeatable
    static let audit = AuditRule.nothing(because: "an image is kept in memory and names nobody")

    let keys: ServerKeys
    let random: any RandomSource
    let captchas: Captchas
    let painter: CaptchaPainter
    /// Where the answers go in demo mode; nil in service.
    let sink: (any CaptchaSink)?

    func run(
        _ request: FilingV1.GetCaptchaRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.GetCaptchaReply {
        let id = self.random.bytes(CaptchaRules.idSizeBytes)
        let secret = CaptchaSecret(nonce: id, keys: self.keys)
        let answer = CaptchaAlphabet.answer(from: secret.answerBytes)
        let png = try await self.painter.png(
            answer: answer, seed: secret.seed,
            for: SourceAddress(of: context.connection, keys: self.keys))
        try await self.sink?.note(answer, of: id, at: context.now)
        // Opened last: only what is on its way to its reader takes room.
        let until = try self.captchas.open(id, now: context.now)
        return FilingV1.GetCaptchaReply(id: id, png: png, expiresAtMs: until.ms)
    }
}
