// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// A second person approves a change of phone; both phones are told.
struct ApprovePhoneChange: Procedure {
    static let method = FilingV1.Support.approvePhoneChange
    static let access = Access.support
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.phoneChangeApproved])

    let store: any Store
    let keys: ServerKeys
    let bell: WorkBell

    func run(
        _ request: FilingV1.ApprovePhoneChangeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ApprovePhoneChangeReply {
        let staff = try caller.staff
        let now = context.now
        let reply = try await context.commit(to: self.store) { transaction in
            let change = try transaction.openPhoneChange(request.changeID, in: staff.region)
            let effectiveAt = try change.approved(by: staff.account, now: now)
            try transaction.approve(
                phoneChange: change.id, by: staff.account, effectiveAt: effectiveAt)
            let words = try context.personal.key(of: change.account, in: transaction)
                .words(of: change)
            try context.personal.note(
                .phoneChangeApproved, on: change.account, by: staff.account,
                evidence: words.evidence, at: now, in: transaction)
            let old = try context.personal.phone(of: change.account, in: transaction)
            for told in [old, words.phone] {
                guard let told else { continue }
                try AccountNotice.send(
                    .phoneChangeApproved, to: told, of: change.account, in: transaction,
                    keys: self.keys, context.personal, at: now)
            }
            try context.audit(
                .phoneChangeApproved, subject: change.account, purpose: .support,
                object: change.id.rawValue, in: transaction)
            return FilingV1.ApprovePhoneChangeReply(effectiveAtMs: effectiveAt.ms)
        }
        self.bell.ring()
        return reply
    }
}

extension Snapshot {
    /// The change of that number under way in a region; another region's does not exist.
    ///
    /// - Throws: `PHONE_CHANGE_UNKNOWN`.
    func openPhoneChange(_ id: UInt64, in region: RegionCode) throws -> PhoneChange {
        let wanted = PhoneChangeID(rawValue: Int64(clamping: id))
        let open = try self.openPhoneChanges(in: region, limit: Self.openChangesLooked)
        guard let change = open.first(where: { $0.id == wanted }) else {
            throw Refusal(.phoneChangeUnknown)
        }
        return change
    }

    /// A region has a handful a day.
    private static var openChangesLooked: Int { 1_000 }
}
