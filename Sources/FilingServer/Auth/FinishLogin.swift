// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Second half: the proof is checked, and a session begins on this connection.
struct FinishLogin: Procedure {
    static let method = FilingV1.Auth.finishLogin
    static let access = Access.anybody
    static let effect = Effect.repeatable

    let store: any Store
    let random: any RandomSource
    let exchanges: LoginExchanges
    let sessions: SessionRegistry

    func run(
        _ request: FilingV1.FinishLoginRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.FinishLoginReply {
        try context.requireConfidential()
        let (serverFinal, id) = try self.verify(request.clientFinal, now: context.now)
        guard let token = SessionToken(random: self.random.bytes(SessionToken.secretSizeBytes))
        else {
            throw Refusal(.loginFailed)
        }
        let now = context.now
        let session = try await self.store.write { transaction in
            try transaction.openSession(of: id, tokenHash: token.digest.bytes, at: now)
        }
        context.login.begin(try self.sessions.add(session, token: token.digest))
        return FilingV1.FinishLoginReply(
            serverFinal: serverFinal, session: FilingV1.Session(session), token: token.text)
    }

    /// Whatever is wrong, the caller learns only that the login failed.
    private func verify(
        _ clientFinal: String, now: Instant
    ) throws(Refusal) -> (serverFinal: String, account: AccountID) {
        do {
            let nonce = try ScramServerExchange.nonce(of: clientFinal)
            guard let pending = self.exchanges.take(nonce: nonce, now: now) else {
                throw ScramFailure.nonceMismatch
            }
            let serverFinal = try pending.exchange.finish(clientFinal)
            guard let account = pending.account else { throw ScramFailure.proofWrong }
            return (serverFinal, account)
        } catch {
            throw Refusal(.loginFailed)
        }
    }
}
