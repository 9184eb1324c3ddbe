// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Moves the caller's account to another phone, which has proved itself by a code.
struct ChangePhone: Procedure {
    static let method = FilingV1.Auth.changePhone
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.phoneChanged])

    let store: any Store
    let keys: ServerKeys
    let sessions: SessionRegistry
    let bell: WorkBell

    func run(
        _ request: FilingV1.ChangePhoneRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ChangePhoneReply {
        let owner = try caller.applicant
        let session = try caller.person.session
        let now = context.now
        try self.sessions.session(session, now: now).requireFresh(at: now)
        let phone = try PhoneNumber(text: request.phone)
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        let codes = CodeEntry(keys: self.keys)
        let typed = CodeEntry.Typed(
            code: request.code, phone: phone, phoneIndex: index, purpose: .changePhone)
        try await codes.require(typed, in: self.store, now: now)
        let reply = try await context.commit(to: self.store) { transaction in
            try codes.use(typed, in: transaction, now: now)
            guard try transaction.session(session) != nil,
                let account = try transaction.account(owner)
            else {
                throw Refusal(.sessionExpired)
            }
            if let open = try transaction.openPhoneChange(of: owner) {
                try transaction.end(phoneChange: open.id, as: .stopped)
            }
            let key = try context.personal.key(of: owner, in: transaction)
            try transaction.set(phone: key.sealed(phone, index: index), of: owner)
            try context.personal.note(.phoneChanged, on: owner, at: now, in: transaction)
            for told in [try key.phone(of: account), phone] {
                guard let told else { continue }
                try AccountNotice.send(
                    .phoneChanged, to: told, of: owner, in: transaction, keys: self.keys,
                    context.personal, at: now)
            }
            try context.audit(.phoneChanged, subject: owner, in: transaction)
            return FilingV1.ChangePhoneReply()
        }
        self.bell.ring()
        return reply
    }
}
