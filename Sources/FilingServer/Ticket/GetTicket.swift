// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The applicant's ticket beside the filing, what differs marked.
struct GetTicket: Procedure {
    static let method = FilingV1.Ticket.get
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store
    let plans: PlanShelf

    func run(
        _ request: FilingV1.GetTicketRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.GetTicketReply {
        let owner = try caller.applicant
        let plan = self.plans.current
        return try await self.store.read { snapshot in
            let own = try OwnTicket(
                request.filingNumber, of: owner, in: snapshot, by: plan, at: context.now)
            let key = try context.personal.key(of: owner, in: snapshot)
            let ticket = try key.ticket(own.row, of: own.filing.id)
            let fields = ticket.compared(
                with: AdmissionTicket.Expected(
                    filing: own.filing,
                    identity: try StoredProfile.identity(
                        of: owner, in: snapshot, context.personal),
                    subjects: plan.subjects[own.filing.level] ?? []))
            let reports = try snapshot.ticketReports(
                of: own.filing.id, limit: TicketReport.limit)
            return FilingV1.GetTicketReply(
                ticket: FilingV1.AdmissionTicket(ticket, idNumber: ticket.identity.number.masked),
                fields: fields.map(FilingV1.TicketComparison.init),
                publishedAtMs: own.row.publishedAt.ms,
                reports: try reports.map {
                    FilingV1.TicketReport($0, text: try key.text(of: $0))
                })
        }
    }
}
