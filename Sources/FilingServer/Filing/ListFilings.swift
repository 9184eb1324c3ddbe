// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The caller's filings, newest first.
struct ListFilings: Procedure {
    static let method = FilingV1.Filing.list
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store

    /// As in proto/filing/v1/filing.proto.
    private static let limit = 100

    func run(
        _ request: FilingV1.ListFilingsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListFilingsReply {
        let owner = try caller.applicant
        return try await self.store.read { snapshot in
            let filings = try snapshot.filings(of: owner, limit: Self.limit)
            return FilingV1.ListFilingsReply(
                filings: try filings.map { stored in
                    let filing = try stored.seen(at: context.now)
                    return FilingV1.FilingSummary(
                        filing, form: try context.personal.form(of: filing, in: snapshot),
                        now: context.now)
                })
        }
    }
}
