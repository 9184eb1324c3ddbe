// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// How the regions stand.
extension Snapshot {
    /// Filings by region and state, as they are written down; walks all of them.
    package func filingsByState() throws -> [StateCount] {
        try self.all(.filingsByState, [:]) { try StateCount(&$0) }
    }

    /// What is due of the reviewers, by region; regions of which nothing is are left out.
    package func reviewsDue(at now: Instant) throws -> [ReviewsDue] {
        try self.all(
            .reviewsDue,
            ["now_ms": .instant(now), "soon_ms": .instant(now + ReviewClock.dueSoonLead)]
        ) { try ReviewsDue(&$0) }
    }

    /// Pools that anybody has ever asked for a seat of, by region and level.
    package func seatFigures(of exam: ExamCode, at now: Instant) throws -> [SeatFigures] {
        try self.all(
            .seatFigures, ["now_ms": .instant(now), "exam": .text(exam.rawValue)]
        ) { try SeatFigures(&$0) }
    }

    /// Decisions without a verdict, by region.
    ///
    /// - Parameters:
    ///   - flagged: those before are late; nil for none.
    ///   - breached: those before are breaches; nil for none.
    package func feedDue(flagged: Instant?, breached: Instant?) throws -> [FeedDue] {
        try self.all(
            .feedOpenByRegion,
            [
                "flagged_ms": .integer(flagged?.ms ?? .min),
                "breached_ms": .integer(breached?.ms ?? .min),
            ]
        ) { try FeedDue(&$0) }
    }
}
