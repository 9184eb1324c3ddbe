// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Releases the owner's own locked account, by SMS code and ID number.
struct UnlockAccount: Procedure {
    static let method = FilingV1.Auth.unlockAccount
    static let access = Access.anybody
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.lockReleasedByOwner])

    let store: any Store
    let keys: ServerKeys

    func run(
        _ request: FilingV1.UnlockAccountRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.UnlockAccountReply {
        try context.requireConfidential()
        let phone = try PhoneNumber(text: request.phone)
        let now = context.now
        let idNumber =
            request.idNumber.isEmpty
            ? nil : try IDNumber(text: request.idNumber, today: now.dateInChina)
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        let codes = CodeEntry(keys: self.keys)
        let typed = CodeEntry.Typed(
            code: request.code, phone: phone, phoneIndex: index, purpose: .unlock)
        try await codes.require(typed, in: self.store, now: now)
        // A right code is used up even if it releases nothing: each guess at an ID number costs one.
        let locked = try await self.store.write { transaction -> AccountID? in
            let account = try self.locked(
                phoneIndex: index, idNumber, in: transaction, context)
            if account == nil {
                try codes.use(typed, in: transaction, now: now)
                try context.audit(.lockReleasedByOwner, outcome: .refused, in: transaction)
            }
            return account
        }
        guard let locked else { throw Refusal(.unlockFailed) }
        return try await context.commit(to: self.store) { transaction in
            try codes.use(typed, in: transaction, now: now)
            try transaction.forgetLoginFailures(
                of: LoginSubject(locked, keys: self.keys).bytes, releasing: true)
            try context.personal.note(.releasedByOwner, on: locked, at: now, in: transaction)
            try context.audit(.lockReleasedByOwner, subject: locked, in: transaction)
            return FilingV1.UnlockAccountReply()
        }
    }

    /// The account, if it is locked, is theirs, and has been for long enough.
    private func locked(
        phoneIndex index: [UInt8], _ idNumber: IDNumber?, in snapshot: Snapshot,
        _ context: CallContext
    ) throws -> AccountID? {
        let now = context.now
        guard let account = try snapshot.account(phoneIndex: index, now: now),
            let lockedAt = try snapshot.loginLock(
                of: LoginSubject(account.id, keys: self.keys).bytes),
            LoginGuard.isOwnersToRelease(lockedAt: lockedAt, now: now)
        else {
            return nil
        }
        // Who has stated no number yet has nothing to prove beside the phone.
        let stated = try StoredProfile(of: account.id, in: snapshot, context.personal)
            .value.identity?.number
        return stated == nil || stated == idNumber ? account.id : nil
    }
}
