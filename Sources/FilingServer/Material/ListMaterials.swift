// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Every version of every kind of a filing, newest first.
struct ListMaterials: Procedure {
    static let method = FilingV1.Material.list
    static let access = Access.materialReaders
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.materialsListed])

    let store: any Store
    let visibility: FilingVisibility

    /// As in proto/filing/v1/material.proto.
    private static let limit = 500

    func run(
        _ request: FilingV1.ListMaterialsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListMaterialsReply {
        let (versions, filing) = try await self.store.read { snapshot in
            let filing = try self.visibility.filing(
                request.filingNumber, visibleTo: caller, in: snapshot, at: context.now)
            return (try snapshot.materials(of: filing.id, limit: Self.limit), filing)
        }
        if try caller.person.account != filing.owner {
            try await context.note(
                .materialsListed, of: [Viewed(subject: filing.owner, filing: filing.id)],
                for: context.purpose(of: filing), in: self.store)
        }
        return FilingV1.ListMaterialsReply(
            materials: versions.map(FilingV1.MaterialVersion.init))
    }
}
