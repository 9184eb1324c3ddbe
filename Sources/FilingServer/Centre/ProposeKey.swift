// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// A supervisor proposes a key for a program of their centre.
struct ProposeKey: Procedure {
    static let method = FilingV1.Centre.proposeKey
    static let access = Access.supervisor
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.keyProposed])

    let store: any Store

    /// More proposals than anybody needs at a time.
    private static let openLimit = 10

    func run(
        _ request: FilingV1.ProposeKeyRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ProposeKeyReply {
        let staff = try caller.staff
        guard let publicKey = CentrePublicKey(bytes: request.publicKey) else {
            throw Refusal(.keyInvalid)
        }
        try FreeText.require(request.label, "label", CentreKey.labelLengths, as: .line)
        let key = CentreKey(
            id: publicKey.id, publicKey: request.publicKey, region: staff.region,
            label: request.label, state: .proposed, proposedBy: staff.account,
            proposedAt: context.now, account: nil)
        return try await context.commit(to: self.store) { transaction in
            let open = try transaction.centreKeyCount(of: staff.region, .proposed)
            guard open < Self.openLimit else {
                throw Refusal(.keyLimit, ["limit": .number(UInt64(Self.openLimit))])
            }
            try transaction.insert(key)
            try context.audit(.keyProposed, object: key.auditNumber, in: transaction)
            return FilingV1.ProposeKeyReply(keyID: key.id)
        }
    }
}
