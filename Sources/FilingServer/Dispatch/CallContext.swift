// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingTransport
import NIOCore

/// What a procedure is told beside request and caller.
struct CallContext: Sendable {
    /// The server's clock when the call began.
    ///
    /// The only "now" a procedure may use.
    let now: Instant
    /// Who calls, as the audit log names them.
    let actor: AuditActor
    /// The caller's region; nil for whoever has none.
    let region: RegionCode?
    /// When the caller stops waiting.
    let deadline: NIODeadline
    /// The connection the call came on.
    let connection: ConnectionInfo
    /// Secrets may travel on it: loopback, encrypted, or the operator said so.
    let isConfidential: Bool
    /// Names the effect of a write; nil for reads and repeatable calls.
    let idempotency: IdempotencyScope?
    /// Opens what is sealed about people.
    let personal: PersonalData
    /// What the call asks of its connection afterwards.
    let login: LoginOutcome

    /// Refuses secrets from a plain connection of another machine.
    ///
    /// - Throws: `PLAINTEXT_FORBIDDEN`. Source: wire.md, "Rules".
    func requireConfidential() throws(Refusal) {
        guard self.isConfidential else {
            throw Refusal(.plaintextForbids)
        }
    }
}
