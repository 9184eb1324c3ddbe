// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The seats of every region and level.
struct ListQuotas: Procedure {
    static let method = FilingV1.Admin.listQuotas
    static let access = Access.systemAdmin
    static let effect = Effect.read
    static let audit = AuditRule.nothing(because: "counts of seats name nobody")

    let store: any Store
    let plans: PlanShelf

    func run(
        _ request: FilingV1.ListQuotasRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListQuotasReply {
        let plan = self.plans.current
        return try await self.store.read { snapshot in
            FilingV1.ListQuotasReply(
                quotas: try SeatQuotas.all(in: snapshot, by: plan, at: context.now))
        }
    }
}
