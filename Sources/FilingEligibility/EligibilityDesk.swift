// SPDX-License-Identifier: Apache-2.0

package import FilingContract
package import FilingDomain

/// Answers what an eligibility check asks, by one plan.
package enum EligibilityDesk {
    /// The answer to a request.
    ///
    /// - Throws: `EXAM_UNKNOWN`, `LEVEL_REQUIRED`, `REGION_UNKNOWN`, `FIELD_INVALID`.
    package static func reply(
        to request: FilingV1.CheckEligibilityRequest, by plan: ExamPlan
    ) throws(Refusal) -> FilingV1.CheckEligibilityReply {
        guard request.exam == plan.exam.rawValue else { throw Refusal(.examUnknown) }
        guard let level = Level(rawValue: request.level.rawValue) else {
            throw Refusal(.levelRequired)
        }
        let region = request.region.isEmpty ? nil : try RegionCode(text: request.region)
        let facts = try EligibilityFacts(request)
        return FilingV1.CheckEligibilityReply(
            answer: FilingV1.EligibilityAnswer(plan.judge(facts, for: level, in: region)))
    }
}
