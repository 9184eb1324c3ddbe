// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A region's figures.
extension Snapshot {
    /// How a region stands.
    package func backlog(of region: RegionCode, at now: Instant) throws -> RegionBacklog {
        let supplement: UInt64? = try self.first(
            .outcomeSupplements, ["region": .region(region)]
        ) { try $0.number() }
        let backlog = try self.first(
            .outcomeWaiting,
            [
                "now_ms": .instant(now), "soon_ms": .instant(now + ReviewClock.dueSoonLead),
                "region": .region(region),
            ]
        ) { try RegionBacklog(&$0, supplement: supplement ?? 0) }
        guard let backlog else { throw Self.nothingCounted }
        return backlog
    }

    /// What a region decided from one moment on and before another.
    package func decisions(
        of region: RegionCode, from: Instant, until: Instant
    ) throws -> RegionDecisions {
        let span: SQLArguments = [
            "region": .region(region), "from_ms": .instant(from), "until_ms": .instant(until),
        ]
        guard
            var decisions = try self.first(.outcomeCounts, span, { try RegionDecisions(&$0) })
        else { throw Self.nothingCounted }
        func wait(tenths: UInt64) throws -> Span? {
            guard let rank = decisions.rank(tenths: tenths) else { return nil }
            return try self.first(
                .outcomeWaitAt,
                [
                    "region": .region(region), "from_ms": .instant(from),
                    "until_ms": .instant(until), "rank": .integer(Int64(clamping: rank)),
                ]
            ) { Span(ms: try $0.integer()) }
        }
        decisions.median = try wait(tenths: 5)
        decisions.ninthDecile = try wait(tenths: 9)
        let looks = try self.first(.outcomeLooks, span) {
            (confirmed: try $0.number() as UInt64, changed: try $0.number() as UInt64)
        }
        decisions.confirmed = looks?.confirmed ?? 0
        decisions.changed = looks?.changed ?? 0
        return decisions
    }

    private static var nothingCounted: StorageFault {
        StorageFault(.corrupt, "a count has no row")
    }
}
