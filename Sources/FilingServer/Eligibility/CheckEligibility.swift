// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingEligibility
import FilingSeal

/// Judges what somebody states, without an account; nothing is kept.
struct CheckEligibility: PromptProcedure {
    static let method = FilingV1.Eligibility.check
    static let access = Access.anybody

    let plans: PlanShelf
    let keys: ServerKeys
    let sources: QuestionSources

    func answer(
        _ request: FilingV1.CheckEligibilityRequest, as caller: Caller, in context: CallContext
    ) throws -> FilingV1.CheckEligibilityReply {
        try self.sources.spend(
            SourceAddress(of: context.connection, keys: self.keys), now: context.now)
        return try EligibilityDesk.reply(to: request, by: self.plans.current)
    }
}
