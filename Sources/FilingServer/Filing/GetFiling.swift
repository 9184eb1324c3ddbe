// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// One filing with its form, its materials and its history.
struct GetFiling: Procedure {
    static let method = FilingV1.Filing.get
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store

    func run(
        _ request: FilingV1.GetFilingRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.GetFilingReply {
        let owner = try caller.applicant
        return try await self.store.read { snapshot in
            let filing = try snapshot.filing(request.filingNumber, ownedBy: owner)
            let evidence = try Evidence(for: filing, in: snapshot)
            return FilingV1.GetFilingReply(
                filing: FilingV1.FilingSummary(filing, now: context.now),
                materials: evidence.materials.map(FilingV1.FilingMaterial.init),
                missing: evidence.missing(for: filing).map(FilingV1.MaterialKind.init),
                history: try snapshot.history(of: filing.id, limit: HistoryLimits.entries).map(
                    FilingV1.HistoryEntry.init))
        }
    }
}
