// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The registration system publishes admission tickets, each in the place of its filing's last one.
struct PublishTickets: Procedure {
    static let method = FilingV1.Registry.publishTickets
    static let access = Access.registry
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.ticketsPublished])
    /// 50 tickets of 860 characters, at 4 bytes a character: 172 KB.
    static let maxRequestBytes = 192 * 1_024

    let store: any Store
    let visibility: FilingVisibility

    /// As in proto/filing/v1/registry.proto.
    private static let counts = 1...50

    func run(
        _ request: FilingV1.PublishTicketsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.PublishTicketsReply {
        guard Self.counts.contains(request.tickets.count),
            Set(request.tickets.map(\.filingNumber)).count == request.tickets.count
        else {
            throw Refusal.fieldInvalid("tickets", limit: Self.counts.upperBound)
        }
        let today = context.now.dateInChina
        let tickets = try request.tickets.enumerated().map { position, ticket in
            try AdmissionTicket(ticket, path: "tickets[\(position)].", today: today)
        }
        return try await self.store.write { transaction in
            FilingV1.PublishTicketsReply(
                outcomes: try tickets.map { try self.publish($0, in: transaction, context) })
        }
    }

    private func publish(
        _ ticket: AdmissionTicket, in transaction: Transaction, _ context: CallContext
    ) throws -> FilingV1.TicketOutcome {
        guard let filing = try self.visibility.filing(nationwide: ticket.number, transaction)
        else {
            return .filingUnknown
        }
        guard filing.state == .approved,
            let key = try context.personal.keyIfAny(of: filing.owner, in: transaction)
        else {
            return .notApproved
        }
        let present = try transaction.ticket(of: filing.id)
        if let present, present.revision >= ticket.revision {
            guard present.revision == ticket.revision else { return .older }
            let same = try key.ticket(present, of: filing.id) == ticket
            return same ? .unchanged : .conflict
        }
        try transaction.put(
            TicketRow(
                revision: ticket.revision, publishedAt: context.now,
                words: try key.sealed(ticket, of: filing.id)),
            of: filing.id)
        try context.audit(
            .ticketsPublished, subject: filing.owner, filing: filing.id, region: filing.region,
            object: Int64(ticket.revision), in: transaction)
        return present == nil ? .published : .replaced
    }
}
