// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore
import FilingTransport

/// Begins the session of a centre's program whose certificate is for an enrolled key.
///
/// The handshake has shown that the program has the key, on this very line, and that the authority
/// vouches for the certificate; what is left is whether two supervisors have enrolled the key.
struct CertificateLogin: Procedure {
    static let method = FilingV1.Auth.certificateLogin
    static let access = Access.anybody
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.keyLogin])

    let store: any Store
    let random: any RandomSource
    let sessions: SessionRegistry

    func run(
        _ request: FilingV1.CertificateLoginRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.CertificateLoginReply {
        guard let certificate = context.connection.peerCertificate else {
            throw Refusal(.certificateRequired)
        }
        let now = context.now
        // The connection may be older than the certificate lasts.
        guard now.ms <= certificate.notAfterMs,
            let shown = CentrePublicKey(subjectPublicKeyInfo: certificate.publicKeyInfo),
            try self.store.point({ try $0.centreKey(shown.id) })?.publicKey == shown.bytes,
            let token = SessionToken(random: self.random.bytes(SessionToken.secretSizeBytes))
        else {
            throw Refusal(.loginFailed)
        }
        let session = try await self.store.write {
            try CentreSession.open(
                with: shown.id, tokenHash: token.digest.bytes, in: $0, context)
        }
        guard let session else { throw Refusal(.loginFailed) }
        context.login.begin(try self.sessions.add(session, token: token.digest))
        return FilingV1.CertificateLoginReply(
            session: FilingV1.Session(session), token: token.text)
    }
}
