// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Releases the account of a person who has proved who they are.
struct ReleaseLock: Procedure {
    static let method = FilingV1.Support.releaseLock
    static let access = Access.support
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.lockReleasedBySupport])

    let store: any Store
    let keys: ServerKeys

    func run(
        _ request: FilingV1.ReleaseLockRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ReleaseLockReply {
        let staff = try caller.staff
        let evidence = try ProvedAccount.evidence(request.evidence)
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let id = try ProvedAccount(
                request.identity, in: transaction, keys: self.keys, context
            ).account.id
            try LockRelease.release(id, in: transaction, keys: self.keys, now: now)
            try context.personal.note(
                .releasedBySupport, on: id, by: staff.account, evidence: evidence, at: now,
                in: transaction)
            try context.audit(
                .lockReleasedBySupport, subject: id, purpose: .support, in: transaction)
            return FilingV1.ReleaseLockReply()
        }
    }
}
