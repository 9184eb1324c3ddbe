// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Sets a forgotten password, by a code sent to the account's phone.
///
/// It releases no locked account: whoever holds the phone has to know the ID number for that.
struct ResetPassword: Procedure {
    static let method = FilingV1.Auth.resetPassword
    static let access = Access.anybody
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.passwordReset])

    let store: any Store
    let keys: ServerKeys
    let passwords: NewPassword
    let sessions: SessionRegistry
    let bell: WorkBell

    func run(
        _ request: FilingV1.ResetPasswordRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ResetPasswordReply {
        try context.requireConfidential()
        let phone = try PhoneNumber(text: request.phone)
        try NewPassword.require(request.password, PasswordRules(phone: phone))
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        let codes = CodeEntry(keys: self.keys)
        let typed = CodeEntry.Typed(
            code: request.code, phone: phone, phoneIndex: index, purpose: .resetPassword)
        try await codes.require(typed, in: self.store, now: context.now)

        let now = context.now
        // A code for a phone without account was never sent: only a guess gets here without one.
        guard let account = try self.store.point({ try $0.account(phoneIndex: index, now: now) })
        else {
            throw Refusal(.codeExpired)
        }
        try NewPassword.require(
            request.password,
            self.store.point {
                try OwnerRules.rules(for: account, in: $0, context.personal)
            })
        let credential = try await self.passwords.credential(of: request.password, for: index)
        let source = SourceAddress(of: context.connection, keys: self.keys).bytes
        let reply = try await context.commit(to: self.store) { transaction in
            try codes.use(typed, in: transaction, now: now)
            // The phone may have moved while the password was derived.
            guard try transaction.account(phoneIndex: index, now: now)?.id == account.id else {
                throw Refusal(.codeExpired)
            }
            try transaction.set(
                credential: context.personal.key(of: account.id, in: transaction)
                    .sealed(credential), of: account.id)
            let subject = LoginSubject(account.id, keys: self.keys).bytes
            try transaction.forgetLoginFailures(of: subject, releasing: false)
            try transaction.trustOnly(source, of: subject, at: now)
            try context.personal.note(.passwordReset, on: account.id, at: now, in: transaction)
            try AccountNotice.passwordSet.send(
                to: account.id, in: transaction, keys: self.keys, context.personal, at: now)
            try context.audit(.passwordReset, subject: account.id, in: transaction)
            return FilingV1.ResetPasswordReply()
        }
        self.sessions.removeAll(of: account.id)
        self.bell.ring()
        return reply
    }
}
