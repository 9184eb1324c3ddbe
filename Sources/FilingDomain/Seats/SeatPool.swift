// SPDX-License-Identifier: Apache-2.0

/// What seats (席位) are counted by: one exam, one region, one level.
package struct SeatPool: Hashable, Sendable {
    package let exam: ExamCode
    package let region: RegionCode
    package let level: Level

    package init(exam: ExamCode, region: RegionCode, level: Level) {
        self.exam = exam
        self.region = region
        self.level = level
    }
}

extension Filing {
    /// Where its seat is counted.
    package var pool: SeatPool {
        SeatPool(exam: self.exam, region: self.region, level: self.level)
    }
}

extension ExamPlan {
    /// Seats of a pool; 0 where the plan has none.
    package func seats(of pool: SeatPool) -> Int {
        guard pool.exam == self.exam else { return 0 }
        return max(0, self.regions[pool.region]?.seats[pool.level] ?? 0)
    }
}
