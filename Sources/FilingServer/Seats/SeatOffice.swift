// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingStore

/// Allots seats by the exam plan, and tells people what became of theirs.
package struct SeatOffice: SeatDesk {
    private let plan: @Sendable () -> ExamPlan

    /// Opens an office.
    ///
    /// - Parameter plan: the one in force at the moment it is asked for.
    package init(plan: @escaping @Sendable () -> ExamPlan) { self.plan = plan }

    package func capacity(of pool: SeatPool) -> Int { self.plan().seats(of: pool) }

    package func graceEnd(from start: Instant) -> Instant {
        SeatRules.graceEnd(from: start, by: self.plan().calendar)
    }

    package func offerEnd(
        of pool: SeatPool, from now: Instant, in snapshot: Snapshot
    ) throws -> Instant? {
        let window = try snapshot.window(of: pool.region, by: self.plan())
        guard window.isOpen(at: now) else { return nil }
        return min(now + SeatRules.offerPeriod, window.closes)
    }

    package func tell(
        _ event: SeatEvent, of place: SeatPlace, at now: Instant, in transaction: Transaction
    ) throws {
        try transaction.audit(
            AuditEntry(
                at: now, actor: .service, action: event.auditAction, subject: place.owner,
                filing: place.filing, region: place.pool.region))
        guard let notice = event.notice(about: place, at: now) else { return }
        try transaction.raise(notice)
    }
}

extension SeatEvent {
    /// How the audit log calls it.
    var auditAction: AuditAction {
        switch self {
        case .offered: .seatOffered
        case .offerRanOut: .seatOfferRanOut
        case .graceRanOut: .seatGraceRanOut
        }
    }
}
