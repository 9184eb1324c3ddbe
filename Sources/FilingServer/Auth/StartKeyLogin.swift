// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingTransport

/// Gives a centre's program something to sign; whether the key exists shows only afterwards.
struct StartKeyLogin: PromptProcedure {
    static let method = FilingV1.Auth.startKeyLogin
    static let access = Access.anybody
    static let effect = Effect.repeatable
    static let audit = AuditRule.nothing(because: "nothing is tried before the second half")

    let random: any RandomSource
    let challenges: KeyChallenges
    /// Certificates are the only way in: a challenge could be passed on by another server.
    let needsCertificate: Bool

    /// Hexadecimal digits of a key's id.
    private static let keyIDLength = 16

    func answer(
        _ request: FilingV1.StartKeyLoginRequest, as caller: Caller, in context: CallContext
    ) throws -> FilingV1.StartKeyLoginReply {
        try context.requireConfidential()
        guard !self.needsCertificate else { throw Refusal(.certificateRequired) }
        guard request.keyID.utf8.count == Self.keyIDLength else {
            throw Refusal.fieldInvalid("key_id", limit: Self.keyIDLength)
        }
        let challenge = CentreChallenge(
            nonce: self.random.bytes(CentreChallenge.nonceSizeBytes), keyID: request.keyID,
            connection: context.connection.id, at: context.now)
        self.challenges.begin(challenge, now: context.now)
        return FilingV1.StartKeyLoginReply(
            nonce: challenge.nonce, connectionID: context.connection.id,
            timeMs: context.now.ms)
    }
}
