// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore
import FilingTransport

/// Checks the signature of a centre's program, and begins its session on this connection.
struct FinishKeyLogin: Procedure {
    static let method = FilingV1.Auth.finishKeyLogin
    static let access = Access.anybody
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.keyLogin])

    let store: any Store
    let random: any RandomSource
    let challenges: KeyChallenges
    let sessions: SessionRegistry
    let desk: Sideline

    func run(
        _ request: FilingV1.FinishKeyLoginRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.FinishKeyLoginReply {
        try context.requireConfidential()
        let now = context.now
        guard
            let challenge = self.challenges.take(
                nonce: request.nonce, of: context.connection.id, now: now),
            let token = SessionToken(random: self.random.bytes(SessionToken.secretSizeBytes))
        else {
            throw Refusal(.loginFailed)
        }
        // Verified before the writer is asked: strangers do not take its time.
        let (key, isSigned) = try await self.desk.run {
            let key = try self.store.point { try $0.centreKey(challenge.keyID) }
            let isSigned =
                key.flatMap { CentrePublicKey(bytes: $0.publicKey) }?
                .verifies(signature: request.signature, of: challenge) ?? false
            return (key, isSigned)
        }
        guard isSigned else {
            if let key { try await self.noteFailure(of: key, in: context) }
            throw Refusal(.loginFailed)
        }
        let session = try await self.store.write {
            try CentreSession.open(
                with: challenge.keyID, tokenHash: token.digest.bytes, in: $0, context)
        }
        guard let session else { throw Refusal(.loginFailed) }
        context.login.begin(try self.sessions.add(session, token: token.digest))
        return FilingV1.FinishKeyLoginReply(
            session: FilingV1.Session(session), token: token.text)
    }

    /// A key that exists was tried with a wrong signature; made-up keys leave nothing.
    private func noteFailure(of key: CentreKey, in context: CallContext) async throws {
        try await self.store.write { transaction in
            try context.audit(
                .keyLoginFailed, outcome: .refused, subject: key.account, region: key.region,
                object: key.auditNumber, in: transaction)
        }
    }
}
