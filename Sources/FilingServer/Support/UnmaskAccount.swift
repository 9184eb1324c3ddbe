// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Fields of the account of a person who has proved who they are, whole.
struct UnmaskAccount: Procedure {
    static let method = FilingV1.Support.unmask
    static let access = Access.support
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.fieldsUnmasked])

    let store: any Store
    let keys: ServerKeys

    func run(
        _ request: FilingV1.UnmaskAccountRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.UnmaskReply {
        let unmasking = try Unmasking(request.fields, for: request.purpose, request.reference)
        return try await self.store.write { transaction in
            let proved = try ProvedAccount(
                request.identity, in: transaction, keys: self.keys, context)
            try unmasking.note(of: proved.account.id, filing: nil, in: transaction, context)
            return unmasking.reply(
                identity: proved.identity,
                phone: try context.personal.phone(of: proved.account.id, in: transaction))
        }
    }
}
