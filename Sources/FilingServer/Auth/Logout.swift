// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Ends the caller's session everywhere.
struct Logout: Procedure {
    static let method = FilingV1.Auth.logout
    static let access = Access.session
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.logout])

    let store: any Store
    let sessions: SessionRegistry

    func run(
        _ request: FilingV1.LogoutRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.LogoutReply {
        let person = try caller.person
        let session = person.session
        try await self.store.write { transaction in
            try transaction.revoke(session)
            try context.audit(
                .logout, subject: person.account, object: session.rawValue, in: transaction)
        }
        self.sessions.remove(session)
        context.login.end(session)
        return FilingV1.LogoutReply()
    }
}
