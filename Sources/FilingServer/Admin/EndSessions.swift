// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Ends all sessions of a member of staff; they can log in again.
struct EndSessions: Procedure {
    static let method = FilingV1.Admin.endSessions
    static let access = Access.securityAdmin
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.staffSessionsEnded])

    let store: any Store
    let sessions: SessionRegistry

    func run(
        _ request: FilingV1.EndSessionsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.EndSessionsReply {
        let account = try await self.store.read {
            try StaffAccount.named(request.userName, in: $0).id
        }
        let reply = try await context.commit(to: self.store) { transaction in
            let staff = try StaffAccount.named(request.userName, in: transaction)
            try transaction.revokeSessions(of: staff.id)
            try context.audit(
                .staffSessionsEnded, subject: staff.id, region: staff.region, in: transaction)
            return FilingV1.EndSessionsReply()
        }
        self.sessions.removeAll(of: account)
        return reply
    }
}
