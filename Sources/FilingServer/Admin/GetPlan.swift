// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingPlan
import FilingStore

/// The plan in force as a document, to be changed and loaded again.
struct GetPlan: Procedure {
    static let method = FilingV1.Admin.getPlan
    static let access = Access.systemAdmin
    static let effect = Effect.read
    static let audit = AuditRule.nothing(because: "a plan is public and tells of nobody")

    let store: any Store
    let plans: PlanShelf

    func run(
        _ request: FilingV1.GetPlanRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.GetPlanReply {
        let base = self.plans.base
        if let (record, text) = try await self.store.read({ try $0.newestPlan(of: base.exam) }) {
            return FilingV1.GetPlanReply(version: record.version, text: text)
        }
        // The file that the settings name lies on the server's machine, and a rehearsal's plan
        // nowhere.
        guard base == .shipped else {
            throw Refusal(.planTextUnknown, ["version": .text(base.version)])
        }
        return FilingV1.GetPlanReply(
            version: base.version, text: Array(ExamPlan.shippedText.utf8))
    }
}
