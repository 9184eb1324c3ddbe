// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The seats of every region and level of a plan, with what is taken of them.
enum SeatQuotas {
    /// By region and level.
    static func all(
        in snapshot: Snapshot, by plan: ExamPlan, at now: Instant
    ) throws -> [FilingV1.SeatQuota] {
        let figures = Dictionary(
            uniqueKeysWithValues: try snapshot.seatFigures(of: plan.exam, at: now)
                .map { ($0.pool, $0) })
        return plan.regions.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { region in
            Level.allCases.map { level in
                let pool = SeatPool(exam: plan.exam, region: region, level: level)
                return FilingV1.SeatQuota(pool, figures[pool], capacity: plan.seats(of: pool))
            }
        }
    }
}

extension FilingV1.SeatQuota {
    fileprivate init(_ pool: SeatPool, _ figures: SeatFigures?, capacity: Int) {
        self.init(
            region: pool.region.text, level: FilingV1.Level(pool.level),
            capacity: UInt32(clamping: capacity), held: UInt32(clamping: figures?.held ?? 0),
            offered: UInt32(clamping: figures?.offered ?? 0),
            waiting: UInt32(clamping: figures?.waiting ?? 0))
    }
}
