// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingTransport
import NIOCore

/// One challenge and its signature, on one connection.
struct KeyLogin: Sendable {
    let caller: Caller
    let connection: ClientConnection
    let options: CallOptions
    let attempt: UInt32
    let deadline: NIODeadline

    func run(_ key: CentrePrivateKey) async throws(FilingError) -> FilingLogin {
        let language = self.caller.language(self.options)
        let start = try await self.send(
            FilingV1.Auth.startKeyLogin,
            FilingV1.StartKeyLoginRequest(keyID: key.publicKey.id))
        let challenge = CentreChallenge(
            nonce: start.nonce, keyID: key.publicKey.id, connection: start.connectionID,
            at: Instant(ms: start.timeMs))
        let signature: [UInt8]
        do {
            signature = try key.sign(challenge)
        } catch {
            throw FilingError(.requestUnsendable, language, isNotProcessed: true)
        }
        let reply = try await self.send(
            FilingV1.Auth.finishKeyLogin,
            FilingV1.FinishKeyLoginRequest(signature: signature, nonce: start.nonce))
        self.caller.link.remember(token: reply.token, on: self.connection)
        return FilingLogin(session: reply.session ?? FilingV1.Session(), token: reply.token)
    }

    private func send<Request: Message, Reply: Message>(
        _ method: Method<Request, Reply>, _ request: Request
    ) async throws(FilingError) -> Reply {
        var options = self.options
        // The exchange is about the connection's own identity.
        options.token = nil
        let head = self.caller.head(
            method.name, options, attempt: self.attempt, deadline: self.deadline)
        return try await self.caller.exchange(
            method, head, request, on: self.connection, deadline: self.deadline,
            self.caller.language(options))
    }
}
