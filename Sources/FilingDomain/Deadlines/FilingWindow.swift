// SPDX-License-Identifier: Apache-2.0

/// When a region takes filings: open at the first moment, closed at the second.
///
/// Source: domain.md section 6, "Windows".
package struct FilingWindow: Hashable, Sendable {
    /// The first moment of it.
    package let opens: Instant
    /// The first moment after it, with the region's extensions.
    package let closes: Instant
    /// `closes` as the plan has it.
    package let plannedCloses: Instant

    /// The window of a region's plan after its extensions.
    package init(_ region: RegionPlan, extensions: [DeadlineExtension]) {
        self.opens = region.opens
        self.plannedCloses = region.closes
        self.closes = extensions.reduce(region.closes) { $1.moved($0) }
    }

    /// Whether filings are taken.
    package func isOpen(at now: Instant) -> Bool { self.opens <= now && now < self.closes }

    /// Refuses to take a filing outside the window.
    ///
    /// - Throws: `WINDOW_NOT_OPEN`, `WINDOW_CLOSED`.
    package func requireOpen(at now: Instant) throws(Refusal) {
        guard now >= self.opens else {
            throw Refusal(.windowNotOpen, ["opens_ms": .instant(self.opens)])
        }
        guard now < self.closes else {
            throw Refusal(.windowClosed, ["closes_ms": .instant(self.closes)])
        }
    }
}

extension ExamPlan {
    /// The filing window of a region.
    ///
    /// - Throws: `REGION_UNKNOWN`.
    package func window(
        of region: RegionCode, extensions: [DeadlineExtension]
    ) throws(Refusal) -> FilingWindow {
        guard let plan = self.regions[region] else { throw Refusal(.regionUnknown) }
        return FilingWindow(plan, extensions: extensions)
    }

    /// The same plan with every region's window open from yesterday on, for a rehearsal.
    ///
    /// The exam moves behind the windows, as in every sound plan.
    package func rehearsed(at now: Instant) -> ExamPlan {
        let opens = Instant(startOf: CivilDate(daysSinceEpoch: now.dateInChina.daysSinceEpoch - 1))
        let closes = opens + Span(ms: Self.rehearsalDays * Span.day.ms)
        let exam = CivilDate(daysSinceEpoch: closes.dateInChina.daysSinceEpoch + 60)
        var plan = self
        plan.version += "-rehearsal"
        plan.examDays = [exam]
        for region in plan.regions.keys {
            plan.regions[region]?.opens = opens
            plan.regions[region]?.closes = closes
        }
        return plan
    }

    /// How long the windows of a rehearsal are.
    private static let rehearsalDays: Int64 = 60
}
