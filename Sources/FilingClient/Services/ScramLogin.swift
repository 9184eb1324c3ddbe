// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingTransport
import NIOCore
import NIOPosix

/// One SCRAM exchange on one connection.
struct ScramLogin: Sendable {
    let caller: Caller
    let connection: ClientConnection
    let options: CallOptions
    let attempt: UInt32
    let deadline: NIODeadline

    private var language: FilingLanguage { self.caller.language(self.options) }

    func run(
        name: String, password: String, captcha: FilingV1.CaptchaAnswer, secondFactor: String
    ) async throws(FilingError) -> FilingLogin {
        let scram: ScramClient
        do {
            scram = try ScramClient(
                name: name, password: password,
                nonce: self.caller.surroundings.bytes(ScramClient.nonceSizeBytes))
        } catch {
            throw self.failed(error)
        }
        let first = try await self.send(
            FilingV1.Auth.startLogin,
            FilingV1.StartLoginRequest(clientFirst: scram.clientFirst, captcha: captcha))
        let (proven, final) = try await self.prove(scram, serverFirst: first.serverFirst)
        let reply = try await self.send(
            FilingV1.Auth.finishLogin,
            FilingV1.FinishLoginRequest(clientFinal: final, secondFactor: secondFactor))
        do {
            try proven.verify(serverFinal: reply.serverFinal)
        } catch {
            // The connection has an identity that we do not want to use: a false server's.
            self.connection.close()
            throw self.failed(error)
        }
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
            method, head, request, on: self.connection, deadline: self.deadline, self.language)
    }

    /// The 64 ms of key derivation, on a thread that may be blocked.
    private func prove(
        _ scram: ScramClient, serverFirst: String
    ) async throws(FilingError) -> (ScramClient, String) {
        do {
            return try await NIOThreadPool.singleton.runIfActive {
                var scram = scram
                let final = try scram.clientFinal(for: serverFirst)
                return (scram, final)
            }
        } catch let failure as ScramFailure {
            throw self.failed(failure)
        } catch {
            throw FilingError(CallFailure(.cancelled, processed: .no), self.language)
        }
    }

    private func failed(_ failure: ScramFailure) -> FilingError {
        switch failure {
        case .passwordUnusable, .nameUnusable:
            // No account has such a name or password; nothing was sent.
            FilingError(.loginFailed, self.language, cause: .unsendable, isNotProcessed: true)
        case .malformed, .channelBindingUnsupported, .authorizationIdentityUnsupported,
            .extensionUnsupported, .nonceMismatch, .iterationsOutOfBounds, .saltInvalid,
            .proofWrong, .serverSignatureWrong, .serverRefused, .outOfOrder, .keyDerivation:
            FilingError(.serverUnproven, self.language, isNotProcessed: false)
        }
    }
}
