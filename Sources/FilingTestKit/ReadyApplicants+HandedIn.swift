// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingPlan
import FilingStore

extension ReadyApplicants {
    /// Hands their drafts in, a hundred a transaction: through the domain and the store, as a submit
    /// does, but without its call.
    package func handIn(_ people: [One], at now: Instant) async throws {
        let plan = ExamPlan.shipped
        for first in stride(from: 0, to: people.count, by: 100) {
            let some = people[first..<min(first + 100, people.count)]
            try await self.store.write { transaction in
                for one in some {
                    let draft = try transaction.filing(one.filing)
                    let change = try draft.submitted(
                        .sufficient(by: plan), seen: draft.revision, now: now,
                        calendar: plan.calendar)
                    try transaction.save(change, expecting: draft.revision)
                }
            }
        }
    }
}
