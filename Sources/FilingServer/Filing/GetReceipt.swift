// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The receipt of the last submit, for its owner.
struct GetReceipt: Procedure {
    static let method = FilingV1.Filing.getReceipt
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store
    let receipts: Receipts

    func run(
        _ request: FilingV1.GetReceiptRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.GetReceiptReply {
        let owner = try caller.applicant
        return try self.store.point { snapshot in
            try self.receipts.last(
                of: try snapshot.filing(request.filingNumber, ownedBy: owner, at: context.now),
                in: snapshot)
        }
    }
}
