// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Begins to move an account to another phone because the old one is lost.
struct ProposePhoneChange: Procedure {
    static let method = FilingV1.Support.proposePhoneChange
    static let access = Access.support
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.phoneChangeProposed])

    let store: any Store
    let keys: ServerKeys

    func run(
        _ request: FilingV1.ProposePhoneChangeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ProposePhoneChangeReply {
        let staff = try caller.staff
        let evidence = try ProvedAccount.evidence(request.evidence)
        let phone = try PhoneNumber(text: request.phone)
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let id = try ProvedAccount(
                request.identity, in: transaction, keys: self.keys, context
            ).account.id
            guard try transaction.account(phoneIndex: index, now: now) == nil else {
                throw Refusal(.accountExists)
            }
            let changeID = try transaction.nextPhoneChangeID()
            let words = PersonalKey.PhoneChangeWords(phone: phone, evidence: evidence)
            let change = PhoneChange(
                id: changeID, account: id, proposedBy: staff.account, proposedAt: now,
                words: try context.personal.key(of: id, in: transaction)
                    .sealed(words, of: changeID),
                state: .proposed, effectiveAt: nil)
            try transaction.insert(change, phoneIndex: index, in: staff.region)
            try context.personal.note(
                .phoneChangeProposed, on: id, by: staff.account, evidence: evidence, at: now,
                in: transaction)
            try context.audit(
                .phoneChangeProposed, subject: id, purpose: .support,
                object: change.id.rawValue, in: transaction)
            return FilingV1.ProposePhoneChangeReply(
                changeID: UInt64(clamping: change.id.rawValue))
        }
    }
}
