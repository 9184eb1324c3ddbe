// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Second half: proof and second factor are checked, and a session begins on this connection.
///
/// Wrong and right tries take the same way through the store, so that their time tells nothing.
struct FinishLogin: Procedure {
    static let method = FilingV1.Auth.finishLogin
    static let access = Access.anybody
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.login])

    let store: any Store
    let keys: ServerKeys
    let random: any RandomSource
    let exchanges: LoginExchanges
    let sessions: SessionRegistry

    func run(
        _ request: FilingV1.FinishLoginRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.FinishLoginReply {
        try context.requireConfidential()
        let now = context.now
        let source = SourceAddress(of: context.connection, keys: self.keys).bytes
        let token = SessionToken(random: self.random.bytes(SessionToken.secretSizeBytes))
        guard let token,
            let (attempt, serverFinal) = self.judge(request, from: source, now: now)
        else {
            throw Refusal(.loginFailed)
        }
        let session = try await self.store.write { transaction in
            try attempt.judge(
                in: transaction, keys: self.keys, context.personal,
                tokenHash: token.digest.bytes)
        }
        guard let session, let serverFinal else { throw Refusal(.loginFailed) }
        context.login.begin(try self.sessions.add(session, token: token.digest))
        return FilingV1.FinishLoginReply(
            serverFinal: serverFinal, session: FilingV1.Session(session), token: token.text)
    }

    /// The try, with the server's answer if its proof is right; nil if no exchange is under way.
    private func judge(
        _ request: FilingV1.FinishLoginRequest, from source: [UInt8], now: Instant
    ) -> (LoginAttempt, serverFinal: String?)? {
        guard let pending = self.pending(request.clientFinal, now: now) else { return nil }
        let serverFinal = Self.proved(pending.exchange, request.clientFinal)
        return (
            LoginAttempt(
                subject: pending.subject.bytes, account: pending.account,
                isProved: serverFinal != nil, secondFactor: request.secondFactor,
                source: source, at: now),
            serverFinal
        )
    }

    /// The exchange this message belongs to; nil if there is none.
    private func pending(_ clientFinal: String, now: Instant) -> LoginExchanges.Pending? {
        do {
            let nonce = try ScramServerExchange.nonce(of: clientFinal)
            return self.exchanges.take(nonce: nonce, now: now)
        } catch {
            return nil
        }
    }

    /// The server's answer to a right proof; nil for a wrong one.
    private static func proved(
        _ exchange: ScramServerExchange, _ clientFinal: String
    ) -> String? {
        do {
            return try exchange.finish(clientFinal)
        } catch {
            return nil
        }
    }
}
