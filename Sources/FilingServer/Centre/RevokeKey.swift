// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Ends a key and every session opened with it.
struct RevokeKey: Procedure {
    static let method = FilingV1.Centre.revokeKey
    static let access = Access.supervisor
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.keyRevoked])

    let store: any Store
    let sessions: SessionRegistry

    func run(
        _ request: FilingV1.RevokeKeyRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.RevokeKeyReply {
        let staff = try caller.staff
        let key = try self.store.point { try $0.centreKey(request.keyID, of: staff.region) }
        let reply = try await context.commit(to: self.store) { transaction in
            try transaction.revoke(centreKey: key.id)
            let account = try transaction.centreKey(key.id)?.account
            if let account { try transaction.revokeSessions(of: account) }
            try context.audit(
                .keyRevoked, subject: account, object: key.auditNumber, in: transaction)
            return FilingV1.RevokeKeyReply()
        }
        if let account = try self.store.point({ try $0.centreKey(key.id)?.account }) {
            self.sessions.removeAll(of: account)
        }
        return reply
    }
}
