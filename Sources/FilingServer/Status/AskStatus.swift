// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// The status of a person's filings without a session: by ID number, and a code sent to their phone.
///
/// Not kept under an idempotency key: the reply tells of a person, and nobody's replies are not sealed
/// under anybody's key. Whoever loses it asks for another code.
struct AskStatus: Procedure {
    static let method = FilingV1.Status.ask
    static let access = Access.anybody
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.statusAsked])

    let store: any Store
    let keys: ServerKeys
    let plans: PlanShelf

    /// As in proto/filing/v1/status.proto.
    private static let limit = 10

    func run(
        _ request: FilingV1.AskStatusRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.AskStatusReply {
        try context.requireConfidential()
        let now = context.now
        let phone = try PhoneNumber(text: request.phone)
        let idNumber = try IDNumber(text: request.idNumber, today: now.dateInChina)
        let codes = CodeEntry(keys: self.keys)
        let typed = CodeEntry.Typed(
            code: request.code, phone: phone,
            phoneIndex: BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes,
            purpose: .checkStatus)
        try await codes.require(typed, in: self.store, now: now)
        // A right code is used up even if it shows nothing: each guess at an ID number costs one.
        let reply = try await self.store.write { transaction -> FilingV1.AskStatusReply? in
            try codes.use(typed, in: transaction, now: now)
            let owner = try self.owner(typed.phoneIndex, idNumber, in: transaction, now: now)
            try context.audit(
                .statusAsked, outcome: owner == nil ? .refused : .done, subject: owner,
                in: transaction)
            return try owner.map { try self.reply(to: $0, in: transaction, context) }
        }
        guard let reply else { throw Refusal(.statusUnproven) }
        return reply
    }

    /// The account with this phone, if it has stated this number.
    private func owner(
        _ phoneIndex: [UInt8], _ idNumber: IDNumber, in snapshot: Snapshot, now: Instant
    ) throws -> AccountID? {
        let index = BlindIndex(of: idNumber.text, field: .idNumber, keys: self.keys).bytes
        let stated = try snapshot.account(idNumberIndex: index)
        let reserved = try snapshot.account(phoneIndex: phoneIndex, now: now)?.id
        return stated == reserved ? reserved : nil
    }

    private func reply(
        to owner: AccountID, in snapshot: Snapshot, _ context: CallContext
    ) throws -> FilingV1.AskStatusReply {
        FilingV1.AskStatusReply(
            filings: try snapshot.filings(of: owner, limit: Self.limit).map {
                try StatusPage(
                    $0, in: snapshot, context.personal, by: self.plans, at: context.now
                ).reply
            },
            unreadNotices: UInt32(clamping: try snapshot.unreadNotices(of: owner)))
    }
}
