// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The owner stops a change of phone that somebody has talked support into.
struct CancelPhoneChange: Procedure {
    static let method = FilingV1.Auth.cancelPhoneChange
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.phoneChangeCancelled])

    let store: any Store

    func run(
        _ request: FilingV1.CancelPhoneChangeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.CancelPhoneChangeReply {
        let owner = try caller.applicant
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            guard let change = try transaction.openPhoneChange(of: owner) else {
                throw Refusal(.phoneChangeUnknown)
            }
            try change.requireStoppable(now: now)
            try transaction.end(phoneChange: change.id, as: .stopped)
            try context.personal.note(
                .phoneChangeStopped, on: owner, at: now, in: transaction)
            try context.audit(
                .phoneChangeCancelled, subject: owner, object: change.id.rawValue,
                in: transaction)
            return FilingV1.CancelPhoneChangeReply()
        }
    }
}
