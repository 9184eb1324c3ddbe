// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The keys of the caller's region.
struct ListKeys: Procedure {
    static let method = FilingV1.Centre.listKeys
    static let access = Access.supervisor
    static let effect = Effect.read
    static let audit = AuditRule.nothing(because: "the keys are those of programs")

    let store: any Store

    /// As in proto/filing/v1/centre.proto.
    static let limit = 100

    func run(
        _ request: FilingV1.ListKeysRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListKeysReply {
        let staff = try caller.staff
        return try await self.store.read { snapshot in
            FilingV1.ListKeysReply(
                keys: try snapshot.centreKeys(of: staff.region, limit: Self.limit).map { key in
                    FilingV1.CentreKey(
                        keyID: key.id, label: key.label,
                        state: .init(rawValue: key.state.rawValue) ?? .unspecified,
                        proposedAtMs: key.proposedAt.ms)
                })
        }
    }
}
