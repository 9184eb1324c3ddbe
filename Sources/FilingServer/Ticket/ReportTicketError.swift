// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The applicant says what is wrong in the ticket.
struct ReportTicketError: Procedure {
    static let method = FilingV1.Ticket.reportError
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.ticketErrorReported])

    let store: any Store
    let plans: PlanShelf

    func run(
        _ request: FilingV1.ReportTicketErrorRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ReportTicketErrorReply {
        let owner = try caller.applicant
        let plan = self.plans.current
        return try await context.commit(to: self.store) { transaction in
            let own = try OwnTicket(
                request.filingNumber, of: owner, in: transaction, by: plan, at: context.now)
            let report = try TicketReport(
                ticketRevision: own.row.revision, field: TicketField(request.field),
                text: request.text, at: context.now)
            let before = try transaction.ticketReports(
                of: own.filing.id, limit: TicketReport.limit)
            guard before.count < TicketReport.limit else {
                throw Refusal(
                    .ticketReportLimit, ["limit": .number(UInt64(TicketReport.limit))])
            }
            let id = try transaction.nextTicketReportID()
            let key = try context.personal.key(of: owner, in: transaction)
            try transaction.insert(
                report, id, of: own.filing.id, words: try key.sealed(report, id))
            try context.audit(
                .ticketErrorReported, subject: owner, filing: own.filing.id,
                region: own.filing.region, object: id.rawValue, in: transaction)
            return FilingV1.ReportTicketErrorReply(
                report: FilingV1.TicketReport(
                    id: UInt64(clamping: id.rawValue), filingNumber: own.filing.number.text,
                    ticketRevision: report.ticketRevision,
                    field: FilingV1.TicketField(report.field), text: report.text,
                    atMs: report.at.ms))
        }
    }
}
