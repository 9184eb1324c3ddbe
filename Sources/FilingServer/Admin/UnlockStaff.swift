// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Releases the account of a member of staff that wrong passwords have locked.
struct UnlockStaff: Procedure {
    static let method = FilingV1.Admin.unlockStaff
    static let access = Access.securityAdmin
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.staffUnlocked])

    let store: any Store
    let keys: ServerKeys

    func run(
        _ request: FilingV1.UnlockStaffRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.UnlockStaffReply {
        let administrator = try caller.person
        let evidence = try ProvedAccount.evidence(request.evidence)
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let staff = try StaffAccount.named(request.userName, in: transaction)
            try LockRelease.release(staff.id, in: transaction, keys: self.keys, now: now)
            try context.personal.note(
                .releasedBySecurity, on: staff.id, by: administrator.account, evidence: evidence,
                at: now, in: transaction)
            try context.audit(
                .staffUnlocked, subject: staff.id, region: staff.region, in: transaction)
            return FilingV1.UnlockStaffReply()
        }
    }
}
