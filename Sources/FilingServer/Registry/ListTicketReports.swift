// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Errors in tickets that applicants have reported, oldest first.
struct ListTicketReports: Procedure {
    static let method = FilingV1.Registry.listTicketReports
    static let access = Access.registry
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.ticketReportListed])

    let store: any Store

    /// As in proto/filing/v1/registry.proto: 200 KiB of words at most.
    private static let limit = 100

    func run(
        _ request: FilingV1.ListTicketReportsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListTicketReportsReply {
        let after = TicketReportID(rawValue: Int64(clamping: request.after))
        let (reports, viewed) = try await self.store.read { snapshot in
            let rows = try snapshot.ticketReports(after: after, limit: Self.limit)
            let reports = try rows.map { row in
                FilingV1.TicketReport(
                    row, text: try context.personal.key(of: row.owner, in: snapshot).text(of: row))
            }
            return (
                reports,
                rows.map {
                    Viewed(subject: $0.owner, filing: $0.filing, object: $0.id.rawValue)
                }
            )
        }
        try await context.note(
            .ticketReportListed, of: viewed, for: .registration, in: self.store)
        let next = reports.count == Self.limit ? reports.last?.id ?? 0 : 0
        return FilingV1.ListTicketReportsReply(reports: reports, next: next)
    }
}
