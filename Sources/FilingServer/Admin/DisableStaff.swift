// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Shuts a member of staff out, from this commit on.
///
/// A login of theirs is answered like one with a wrong password; see `LoginAttempt`.
struct DisableStaff: Procedure {
    static let method = FilingV1.Admin.disableStaff
    static let access = Access.securityAdmin
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.staffDisabled])

    let store: any Store
    let sessions: SessionRegistry

    func run(
        _ request: FilingV1.DisableStaffRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.DisableStaffReply {
        let reply = try await context.commit(to: self.store) { transaction in
            let staff = try StaffAccount.named(request.userName, in: transaction)
            if staff.disabledAt == nil {
                try transaction.disable(staff.id, at: context.now)
                try context.audit(
                    .staffDisabled, subject: staff.id, region: staff.region, in: transaction)
            }
            return FilingV1.DisableStaffReply(
                staff: FilingV1.StaffMember(try StaffAccount.again(staff, in: transaction)))
        }
        self.sessions.removeAll(of: AccountID(rawValue: Int64(clamping: reply.staff?.account ?? 0)))
        return reply
    }
}
