// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Sets another password, soon after a login with the present one.
struct ChangePassword: Procedure {
    static let method = FilingV1.Auth.changePassword
    static let access = Access.passwordHolders
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.passwordChanged])

    let store: any Store
    let keys: ServerKeys
    let passwords: NewPassword
    let sessions: SessionRegistry
    let bell: WorkBell

    func run(
        _ request: FilingV1.ChangePasswordRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ChangePasswordReply {
        try context.requireConfidential()
        let person = try caller.person
        let now = context.now
        try self.sessions.session(person.session, now: now).requireFresh(at: now)
        try NewPassword.require(
            request.password,
            self.store.point { snapshot in
                guard let account = try snapshot.account(person.account) else {
                    throw Refusal(.sessionExpired)
                }
                return try OwnerRules.rules(for: account, in: snapshot, context.personal)
            })
        let credential = try await self.passwords.credential(
            of: request.password,
            for: LoginSubject(person.account, keys: self.keys).bytes)
        let source = SourceAddress(of: context.connection, keys: self.keys).bytes
        let reply = try await context.commit(to: self.store) { transaction in
            // Ended while the password was derived: somebody else has the account's word.
            guard try transaction.session(person.session) != nil else {
                throw Refusal(.sessionExpired)
            }
            try transaction.set(
                credential: context.personal.key(of: person.account, in: transaction)
                    .sealed(credential), of: person.account)
            try transaction.trustOnly(
                source, of: LoginSubject(person.account, keys: self.keys).bytes, at: now)
            try context.personal.note(
                .passwordChanged, on: person.account, at: now, in: transaction)
            try AccountNotice.passwordSet.send(
                to: person.account, in: transaction, keys: self.keys, context.personal, at: now)
            try context.audit(.passwordChanged, subject: person.account, in: transaction)
            return FilingV1.ChangePasswordReply()
        }
        self.sessions.removeAll(of: person.account)
        context.login.end(person.session)
        self.bell.ring()
        return reply
    }
}
