// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Makes an applicant's account from a phone, the code sent to it and a password.
struct RegisterAccount: Procedure {
    static let method = FilingV1.Auth.registerAccount
    static let access = Access.anybody
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.accountRegistered])

    let store: any Store
    let keys: ServerKeys
    let passwords: NewPassword

    func run(
        _ request: FilingV1.RegisterAccountRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.RegisterAccountReply {
        try context.requireConfidential()
        let notice = try Consent.atRegistration(
            version: request.noticeVersion, now: context.now)
        let phone = try PhoneNumber(text: request.phone)
        let userName = request.userName.isEmpty ? nil : try UserName(chosen: request.userName)
        try NewPassword.require(
            request.password, PasswordRules(phone: phone, userName: userName))
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        let codes = CodeEntry(keys: self.keys)
        let typed = CodeEntry.Typed(
            code: request.code, phone: phone, phoneIndex: index, purpose: .register)
        try await codes.require(typed, in: self.store, now: context.now)

        let now = context.now
        // The dear part only for a code that will make an account: nobody can fill the queue with one,
        // or ask for one user name after another.
        let isTaken = try await self.store.write { transaction in
            guard
                try transaction.account(phoneIndex: index, now: now) != nil
                    || userName.map({ try transaction.account(userName: $0) != nil }) ?? false
            else {
                return false
            }
            try codes.use(typed, in: transaction, now: now)
            return true
        }
        guard !isTaken else { throw Refusal(.accountExists) }
        let credential = try await self.passwords.credential(of: request.password, for: index)
        return try await context.commit(to: self.store) { transaction in
            try codes.use(typed, in: transaction, now: now)
            guard try transaction.account(phoneIndex: index, now: now) == nil else {
                throw Refusal(.accountExists)
            }
            let account = try transaction.nextAccountID()
            let key = try context.personal.makeKey(of: account, in: transaction)
            try transaction.insert(
                NewAccount(
                    id: account, phone: key.sealed(phone, index: index),
                    userName: userName?.text, role: .applicant, region: nil,
                    credential: key.sealed(credential), createdAt: now))
            try transaction.insert(notice, of: account)
            try context.audit(
                .accountRegistered, by: .account(account, .applicant), subject: account,
                in: transaction)
            return FilingV1.RegisterAccountReply(createdAtMs: now.ms)
        }
    }
}
