// SPDX-License-Identifier: Apache-2.0

extension ExamPlan {
    /// Days before the exam from which applicants see their tickets.
    ///
    /// Source: domain.md section 11.
    package static let ticketDaysAhead: Int64 = 7

    /// The first moment at which applicants see their tickets; nil for a plan without exam days.
    package var ticketsVisibleFrom: Instant? {
        self.examDays.first?.adding(days: -Self.ticketDaysAhead).map(Instant.init(startOf:))
    }

    /// Refuses to show a ticket before its time.
    ///
    /// - Throws: `TICKET_NOT_YET`.
    package func requireTicketsVisible(at now: Instant) throws(Refusal) {
        guard let from = self.ticketsVisibleFrom, now >= from else {
            throw Refusal(
                .ticketNotYet,
                self.ticketsVisibleFrom.map { ["visible_from_ms": .instant($0)] } ?? [:])
        }
    }
}
