// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal

/// Gives the connection the identity of a session that exists, e.g.
///
/// after a reconnect.
struct Resume: Procedure {
    static let method = FilingV1.Auth.resume
    static let access = Access.anybody
    static let effect = Effect.repeatable
    static let audit = AuditRule.nothing(
        because: "the login that opened the session has left its own")

    let sessions: SessionRegistry

    func run(
        _ request: FilingV1.ResumeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ResumeReply {
        try context.requireConfidential()
        let (session, login) = try self.sessions.resume(token: request.token, now: context.now)
        context.login.begin(login)
        return FilingV1.ResumeReply(session: FilingV1.Session(session))
    }
}
