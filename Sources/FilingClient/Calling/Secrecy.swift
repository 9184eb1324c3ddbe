// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingTransport

/// Keeps passwords, codes and tokens off lines that others can read.
///
/// The server refuses them there, but by then they have travelled. Source: wire.md, "Rules".
struct Secrecy: Sendable {
    let settings: FilingClient.Settings
    let surroundings: ClientSurroundings

    /// Methods outside Auth that carry a password, or the secret of a second factor.
    private static let secret: Set<String> = [FilingV1.Admin.createStaff.name]

    /// Methods of Auth whose request and reply hold no secret; every other one is taken to.
    private static let harmless: Set<String> = [
        FilingV1.Auth.getCaptcha.name, FilingV1.Auth.requestCode.name,
        FilingV1.Auth.describeSession.name, FilingV1.Auth.listSessions.name,
        FilingV1.Auth.revokeSession.name, FilingV1.Auth.cancelPhoneChange.name,
        FilingV1.Auth.logout.name,
    ]

    private static let auth = "filing.v1.Auth/"

    /// Refuses to send a secret where it could be read, before anything of it is sent.
    ///
    /// - Throws: `PLAINTEXT_FORBIDDEN`, not processed.
    func require(
        _ head: RpcV1.CallHead, on connection: ClientConnection, _ language: FilingLanguage
    ) throws(FilingError) {
        let isSecret =
            !head.token.isEmpty
            || Self.secret.contains(head.method)
            || (head.method.hasPrefix(Self.auth) && !Self.harmless.contains(head.method))
            || head.method == FilingV1.Status.ask.name
        guard isSecret, !self.settings.insecure, !self.surroundings.isConfidential(connection)
        else { return }
        throw FilingError(
            .plaintextForbids, language, cause: .unsendable, isNotProcessed: true)
    }
}
