// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// The extensions of a region's deadlines, oldest first.
    package func extensions(
        of region: RegionCode, exam: ExamCode
    ) throws -> [DeadlineExtension] {
        try self.all(
            .extensionsOfRegion, ["region": .region(region), "exam": .text(exam.rawValue)]
        ) { columns in
            let at = try columns.instant()
            let days = try columns.integerOrNil()
            let until = try columns.instantOrNil()
            let step: DeadlineExtension.Step
            switch (days.flatMap(Int.init(exactly:)), until) {
            case (let days?, nil) where DeadlineExtension.dayLimits.contains(days):
                step = .days(days)
            case (nil, let until?): step = .until(until)
            default: throw StorageFault(.corrupt, "an extension moves by neither or by both")
            }
            return DeadlineExtension(at: at, step: step, reason: try columns.text())
        }
    }

    /// Open supplements that were set to be due by `now`, in that order; extensions may have moved
    /// them.
    ///
    /// - Parameter after: the last filing of the page before.
    package func supplements(
        dueBy now: Instant, after: Filing?, limit: Int
    ) throws -> [Filing] {
        let rows = try self.all(
            .supplementsDue,
            [
                "now_ms": .instant(now),
                "after_ms": .integer(after?.supplementDeadline?.set.ms ?? .min),
                "after_id": .integer(after?.id.rawValue ?? 0),
                "limit": .count(limit),
            ], { try FilingRow(&$0) })
        return try rows.map(self.completed)
    }
}

extension Transaction {
    /// Stores an extension of a region's deadlines; its row number.
    package func insert(
        _ extension: DeadlineExtension, of region: RegionCode, exam: ExamCode, by: AccountID
    ) throws -> Int64 {
        let id = try self.next(.deadlineExtension)
        var days: SQLValue = .null
        var until: SQLValue = .null
        switch `extension`.step {
        case .days(let count): days = .count(count)
        case .until(let moment): until = .instant(moment)
        }
        try self.execute(
            .extensionInsert,
            [
                "extension_id": .integer(id),
                "exam": .text(exam.rawValue),
                "region": .region(region),
                "at_ms": .instant(`extension`.at),
                "days": days,
                "until_ms": until,
                "reason": .text(`extension`.reason),
                "by_id": .id(by),
            ])
        return id
    }
}
