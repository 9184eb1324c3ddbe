// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// The texts in force that people agree to: told to anybody, because the notice comes first.
struct ListPolicies: PromptProcedure {
    static let method = FilingV1.Rights.listPolicies
    static let access = Access.anybody

    func answer(
        _ request: FilingV1.ListPoliciesRequest, as caller: Caller, in context: CallContext
    ) throws -> FilingV1.ListPoliciesReply {
        FilingV1.ListPoliciesReply(
            policies: Policy.all.map { policy in
                FilingV1.Policy(
                    purpose: FilingV1.ConsentPurpose(policy.purpose), version: policy.version,
                    textZh: policy.text.zh, textEn: policy.text.en)
            })
    }
}
