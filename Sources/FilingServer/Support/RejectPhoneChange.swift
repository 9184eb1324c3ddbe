// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Stops a change of phone that has not taken effect.
struct RejectPhoneChange: Procedure {
    static let method = FilingV1.Support.rejectPhoneChange
    static let access = Access.support
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.phoneChangeRejected])

    let store: any Store

    func run(
        _ request: FilingV1.RejectPhoneChangeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.RejectPhoneChangeReply {
        let staff = try caller.staff
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let change = try transaction.openPhoneChange(request.changeID, in: staff.region)
            try change.requireStoppable(now: now)
            try transaction.end(phoneChange: change.id, as: .stopped)
            try context.personal.note(
                .phoneChangeStopped, on: change.account, by: staff.account, at: now,
                in: transaction)
            try context.audit(
                .phoneChangeRejected, subject: change.account, purpose: .support,
                object: change.id.rawValue, in: transaction)
            return FilingV1.RejectPhoneChangeReply()
        }
    }
}
