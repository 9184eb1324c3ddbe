// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// The applicant's admission ticket: `filing.v1.Ticket`.
public struct TicketCalls: Sendable {
    let caller: Caller

    /// The ticket of a filing, beside it; from the 7th day before the exam on.
    public func get(
        _ filingNumber: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.GetTicketReply {
        try await self.caller.call(
            FilingV1.Ticket.get, FilingV1.GetTicketRequest(filingNumber: filingNumber), .harmless,
            options)
    }

    /// Says what is wrong in the ticket.
    public func reportError(
        _ request: FilingV1.ReportTicketErrorRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ReportTicketErrorReply {
        try await self.caller.call(FilingV1.Ticket.reportError, request, .keyed, options)
    }
}
