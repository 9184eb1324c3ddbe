// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Moves the end of the region's window and every open supplement deadline: one row for all of them.
struct ExtendDeadlines: Procedure {
    static let method = FilingV1.Review.extendDeadlines
    static let access = Access.supervisor
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.deadlinesExtended])

    let store: any Store
    let plans: PlanShelf

    func run(
        _ request: FilingV1.ExtendDeadlinesRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ExtendDeadlinesReply {
        let staff = try caller.staff
        let now = context.now
        let plan = self.plans.current
        let exam = plan.exam
        // A plan in hand has an exam day; without one nothing could close before it.
        let examStart = plan.examDays.first.map { Instant(startOf: $0) } ?? now
        return try await context.commit(to: self.store) { transaction in
            let before = try transaction.extensions(of: staff.region, exam: exam)
            let window = try plan.window(of: staff.region, extensions: before)
            let made = try DeadlineExtension.made(
                days: request.days,
                until: request.untilMs == 0 ? nil : Instant(ms: request.untilMs),
                reason: request.reason, of: window, before: before.count, examStart: examStart,
                now: now)
            let id = try transaction.insert(
                made, of: staff.region, exam: exam, by: staff.account)
            try context.audit(.deadlinesExtended, object: id, in: transaction)
            return FilingV1.ExtendDeadlinesReply(
                closedMs: window.closes.ms, closesMs: made.moved(window.closes).ms,
                extensionID: UInt64(clamping: id))
        }
    }
}
