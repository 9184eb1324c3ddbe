// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Lets a member of staff in again.
struct EnableStaff: Procedure {
    static let method = FilingV1.Admin.enableStaff
    static let access = Access.securityAdmin
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.staffEnabled])

    let store: any Store

    func run(
        _ request: FilingV1.EnableStaffRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.EnableStaffReply {
        try await context.commit(to: self.store) { transaction in
            let staff = try StaffAccount.named(request.userName, in: transaction)
            if staff.disabledAt != nil {
                try transaction.enable(staff.id)
                try context.audit(
                    .staffEnabled, subject: staff.id, region: staff.region, in: transaction)
            }
            return FilingV1.EnableStaffReply(
                staff: FilingV1.StaffMember(try StaffAccount.again(staff, in: transaction)))
        }
    }
}
