// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// How the supervisor's region stands, and what it decided in a span of days.
struct Figures: Procedure {
    static let method = FilingV1.Review.figures
    static let access = Access.supervisor
    static let effect = Effect.read
    static let audit = AuditRule.nothing(because: "counts and times of a region name nobody")

    let store: any Store

    func run(
        _ request: FilingV1.FiguresRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.FiguresReply {
        let region = try caller.staff.region
        let days = try Self.days(request, today: context.now.dateInChina)
        let after = CivilDate(daysSinceEpoch: days.upperBound.daysSinceEpoch + 1)
        let (backlog, decisions) = try await self.store.read { snapshot in
            (
                try snapshot.backlog(of: region, at: context.now),
                try snapshot.decisions(
                    of: region, from: Instant(startOf: days.lowerBound),
                    until: Instant(startOf: after))
            )
        }
        return FilingV1.FiguresReply(
            now: FilingV1.RegionBacklog(backlog), decided: FilingV1.RegionDecisions(decisions),
            from: FilingV1.Date(days.lowerBound), until: FilingV1.Date(days.upperBound))
    }

    /// - Throws: `FIELD_INVALID` for a day that does not exist, a span that ends before it begins, or
    ///   one of more than a year.
    private static func days(
        _ request: FilingV1.FiguresRequest, today: CivilDate
    ) throws(Refusal) -> ClosedRange<CivilDate> {
        var until = today
        if let day = request.until { until = try CivilDate(day, field: "until") }
        var from = CivilDate(daysSinceEpoch: until.daysSinceEpoch - Self.usualDays + 1)
        if let day = request.from { from = try CivilDate(day, field: "from") }
        guard from <= until, until.daysSinceEpoch - from.daysSinceEpoch < Self.daysLimit else {
            throw Refusal.fieldInvalid("from", limit: Int(Self.daysLimit))
        }
        return from...until
    }

    /// Without a wish: about a month.
    private static let usualDays: Int64 = 30
    /// A leap year; bounds what one call counts.
    private static let daysLimit: Int64 = 366
}
