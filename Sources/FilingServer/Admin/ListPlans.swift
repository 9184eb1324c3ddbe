// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The exam plan in force, and those that were loaded.
struct ListPlans: Procedure {
    static let method = FilingV1.Admin.listPlans
    static let access = Access.systemAdmin
    static let effect = Effect.read
    static let audit = AuditRule.nothing(because: "a plan is public and tells of nobody")

    let store: any Store
    let plans: PlanShelf

    /// As in proto/filing/v1/admin.proto.
    private static let limit = 100

    func run(
        _ request: FilingV1.ListPlansRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListPlansReply {
        let exam = self.plans.base.exam
        let loaded = try await self.store.read { snapshot in
            try snapshot.plans(of: exam, limit: Self.limit).map { record in
                FilingV1.LoadedPlan(record, by: try snapshot.staff(record.loadedBy))
            }
        }
        return FilingV1.ListPlansReply(
            version: self.plans.current.version, isLoaded: self.plans.isLoaded, plans: loaded)
    }
}
