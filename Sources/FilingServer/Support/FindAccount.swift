// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Shows support the account of a person who has proved who they are, masked.
struct FindAccount: Procedure {
    static let method = FilingV1.Support.findAccount
    static let access = Access.support
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.accountFound])

    let store: any Store
    let keys: ServerKeys

    /// As in proto/filing/v1/support.proto.
    private static let eventLimit = 20

    func run(
        _ request: FilingV1.FindAccountRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.FindAccountReply {
        let now = context.now
        let (reply, viewed) = try await self.store.read { snapshot in
            let proved = try ProvedAccount(
                request.identity, in: snapshot, keys: self.keys, context)
            let id = proved.account.id
            let lockedAt = try snapshot.loginLock(of: LoginSubject(id, keys: self.keys).bytes)
            let standing = AccountStanding(checks: try snapshot.preChecks(of: id), now: now)
            let key = try context.personal.key(of: id, in: snapshot)
            let phone = try key.phone(of: proved.account)
            let message = try phone.flatMap { phone in
                try snapshot.lastMessage(
                    toPhoneIndex: BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes)
            }
            let reply = FilingV1.FindAccountReply(
                maskedPhone: phone?.masked ?? "",
                maskedIDNumber: proved.identity.number.masked,
                accountState: FilingV1.AccountState(standing),
                isLocked: lockedAt != nil, lockedAtMs: lockedAt?.ms ?? 0,
                lastMessage: message?.token ?? "",
                events: try snapshot.events(of: id, limit: Self.eventLimit).map { event in
                    FilingV1.AccountEvent(
                        atMs: event.at.ms, action: event.action.token,
                        evidence: try key.evidence(of: event))
                },
                maskedName: proved.identity.name.masked)
            return (reply, Viewed(subject: id))
        }
        try await context.note(.accountFound, of: [viewed], for: .support, in: self.store)
        return reply
    }
}
