// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Ends one of the caller's sessions; somebody else's is none.
struct RevokeSession: Procedure {
    static let method = FilingV1.Auth.revokeSession
    static let access = Access.session
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.sessionRevoked])

    let store: any Store
    let sessions: SessionRegistry

    func run(
        _ request: FilingV1.RevokeSessionRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.RevokeSessionReply {
        let person = try caller.person
        let id = SessionID(rawValue: Int64(clamping: request.id))
        let isOwn = try await self.store.write { transaction in
            guard try transaction.session(id)?.account == person.account else { return false }
            try transaction.revoke(id)
            try context.audit(
                .sessionRevoked, subject: person.account, object: id.rawValue, in: transaction)
            return true
        }
        if isOwn { self.sessions.remove(id) }
        return FilingV1.RevokeSessionReply()
    }
}
