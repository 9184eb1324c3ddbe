// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Where does my filing stand? One indexed read on the calling thread.
struct GetStatus: PromptProcedure {
    static let method = FilingV1.Status.get
    static let access = Access.applicant

    let store: any Store
    let plans: PlanShelf

    func answer(
        _ request: FilingV1.GetStatusRequest, as caller: Caller, in context: CallContext
    ) throws -> FilingV1.StatusReply {
        let number = try FilingNumber(text: request.filingNumber)
        let owner = try caller.applicant
        return try self.store.point { snapshot in
            try StatusPage(
                number, ownedBy: owner, in: snapshot, context.personal, by: self.plans,
                at: context.now
            ).reply
        }
    }
}
