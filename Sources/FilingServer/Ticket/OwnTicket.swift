// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// The ticket of an applicant's own filing, if it is time to see it.
struct OwnTicket {
    let filing: Filing
    let row: TicketRow

    /// Finds it.
    ///
    /// Before its time nobody learns whether there is one, and a ticket does not outlive the approval.
    ///
    /// - Throws: `FILING_NUMBER_INVALID`, `FILING_NOT_FOUND`, `TICKET_NOT_YET`,
    ///   `TICKET_NOT_PUBLISHED`.
    init(
        _ number: String, of owner: AccountID, in snapshot: Snapshot, by plan: ExamPlan,
        at now: Instant
    ) throws {
        self.filing = try snapshot.filing(number, ownedBy: owner, at: now)
        try plan.requireTicketsVisible(at: now)
        guard self.filing.state == .approved, let row = try snapshot.ticket(of: self.filing.id)
        else {
            throw Refusal(.ticketNotPublished)
        }
        self.row = row
    }
}
