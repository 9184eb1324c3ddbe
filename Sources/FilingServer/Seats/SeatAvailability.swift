// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// How many seats are left, for anybody.
struct SeatAvailability: PromptProcedure {
    static let method = FilingV1.Seat.availability
    static let access = Access.anybody

    let store: any Store
    let plans: PlanShelf
    let keys: ServerKeys
    let sources: QuestionSources

    func answer(
        _ request: FilingV1.SeatAvailabilityRequest, as caller: Caller, in context: CallContext
    ) throws -> FilingV1.SeatAvailabilityReply {
        try self.sources.spend(
            SourceAddress(of: context.connection, keys: self.keys), now: context.now)
        let plan = self.plans.current
        let exam = try ExamCode(text: request.exam)
        let region = request.region.isEmpty ? nil : try RegionCode(text: request.region)
        let records = try self.store.point {
            try $0.pools(of: exam, in: region, at: context.now)
        }
        let counts = Dictionary(
            records.map { ($0.pool, $0.count) }, uniquingKeysWith: { first, _ in first })
        return FilingV1.SeatAvailabilityReply(
            levels: Self.pools(of: exam, in: region, by: plan).map { pool in
                let capacity = plan.seats(of: pool)
                let count = counts[pool] ?? SeatCount(held: 0, waiting: 0)
                return FilingV1.SeatLevel(
                    region: pool.region.text, level: FilingV1.Level(pool.level),
                    capacity: UInt32(clamping: capacity),
                    free: UInt32(clamping: count.free(of: capacity)),
                    waiting: UInt32(clamping: count.waiting))
            })
    }

    /// Every pool of the plan, by region and level.
    private static func pools(
        of exam: ExamCode, in region: RegionCode?, by plan: ExamPlan
    ) -> [SeatPool] {
        let regions =
            region.map { [$0] } ?? plan.regions.keys.sorted { $0.rawValue < $1.rawValue }
        return regions.flatMap { region in
            Level.allCases.map { SeatPool(exam: exam, region: region, level: $0) }
        }
    }
}
