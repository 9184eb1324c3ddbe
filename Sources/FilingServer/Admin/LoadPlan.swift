// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingPlan
import FilingSeal
import FilingStore

/// Puts an exam plan in force, whole and for good, or changes nothing.
struct LoadPlan: Procedure {
    static let method = FilingV1.Admin.loadPlan
    static let access = Access.systemAdmin
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.planLoaded])
    /// The largest plan file, the longest version, and the heads of their fields.
    static let maxRequestBytes =
        PlanLimits.sizeBytes + 4 * PlanLimits.versionLengths.upperBound + 16

    private let store: any Store
    private let plans: PlanShelf
    /// A large file takes a tenth of a second to read: not on an event loop.
    private let desk = Sideline(
        "plans", limit: 4, full: Refusal(.planQueueFull, ["retry_after_ms": .number(1_000)]))

    init(store: any Store, plans: PlanShelf) {
        self.store = store
        self.plans = plans
    }

    func run(
        _ request: FilingV1.LoadPlanRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.LoadPlanReply {
        let person = try caller.person
        let text = request.text
        let plan = try await self.desk.run { try Self.plan(text) }
        guard plan.exam == self.plans.base.exam else {
            throw Refusal(.planExamOther, ["exam": .text(plan.exam.rawValue)])
        }
        // The plan that ships, or that the settings name, has judged filings as well.
        guard plan.version != self.plans.base.version || plan == self.plans.base else {
            throw Self.used(plan)
        }
        let (expected, base) = (request.expectedVersion, self.plans.base.version)
        let reply = try await context.commit(to: self.store) { transaction in
            let record: LoadedPlanRecord
            if let known = try Self.inForce(plan, text, in: transaction) {
                record = known
            } else {
                try Self.require(expected, of: plan.exam, otherwise: base, in: transaction)
                record = try Self.keep(plan, text, by: person.account, in: transaction, context)
            }
            return FilingV1.LoadPlanReply(
                plan: FilingV1.LoadedPlan(
                    record, by: try transaction.staff(record.loadedBy)))
        }
        self.plans.put(plan, id: Int64(clamping: reply.plan?.number ?? 0))
        return reply
    }

    /// Reads a plan file.
    ///
    /// - Throws: `PLAN_INVALID`.
    private static func plan(_ text: [UInt8]) throws -> ExamPlan {
        do {
            return try ExamPlan(bytes: text)
        } catch {
            throw Refusal(error)
        }
    }

    /// The plan if it is the newest already; nil if it is another one.
    private static func inForce(
        _ plan: ExamPlan, _ text: [UInt8], in snapshot: Snapshot
    ) throws -> LoadedPlanRecord? {
        let newest = try snapshot.plans(of: plan.exam, limit: 1).first
        guard newest?.sha256 == Digest(of: text).bytes else { return nil }
        return newest
    }

    /// Within the transaction: of two who change the same plan, the second would undo the first.
    ///
    /// - Parameters:
    ///   - expected: the version that the plan was made from; empty for whichever.
    ///   - base: the version in force if none was loaded.
    /// - Throws: `PLAN_CHANGED`.
    private static func require(
        _ expected: String, of exam: ExamCode, otherwise base: String, in snapshot: Snapshot
    ) throws {
        guard !expected.isEmpty else { return }
        let version = try snapshot.plans(of: exam, limit: 1).first?.version ?? base
        guard expected == version else {
            throw Refusal(.planChanged, ["version": .text(version)])
        }
    }

    /// - Throws: `PLAN_VERSION_USED` if its version was loaded before.
    private static func keep(
        _ plan: ExamPlan, _ text: [UInt8], by account: AccountID, in transaction: Transaction,
        _ context: CallContext
    ) throws -> LoadedPlanRecord {
        guard try transaction.plan(of: plan.exam, version: plan.version) == nil else {
            throw Self.used(plan)
        }
        let record = try transaction.insertPlan(
            of: plan.exam, version: plan.version, text: text, sha256: Digest(of: text).bytes,
            by: account, at: context.now)
        try context.audit(.planLoaded, object: record.id, in: transaction)
        return record
    }

    private static func used(_ plan: ExamPlan) -> Refusal {
        Refusal(.planVersionUsed, ["version": .text(plan.version)])
    }
}
