// SPDX-License-Identifier: Apache-2.0

public import FilingContract
import NIOCore

/// For the registration system downstream: `filing.v1.Registry`.
public struct RegistryCalls: Sendable {
    let caller: Caller

    /// Decisions behind a cursor, oldest first.
    ///
    /// With `wait`, the reply comes with the next decision, or when `options.timeoutMs` is nearly over.
    /// Keep the page first and its `next` afterwards: then nothing is lost, and what comes twice has the
    /// same key.
    public func pull(
        _ request: FilingV1.PullRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.PullReply {
        try await self.caller.call(
            FilingV1.Registry.pull, request, .harmless, options, slack: Self.slack)
    }

    /// Says what was done with records; saying it again is harmless.
    public func acknowledge(
        _ request: FilingV1.AcknowledgeRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.AcknowledgeReply {
        try await self.caller.call(FilingV1.Registry.acknowledge, request, .harmless, options)
    }

    /// Records without a verdict, and how late they are.
    public func listOpen(
        _ request: FilingV1.ListOpenRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListOpenReply {
        try await self.caller.call(FilingV1.Registry.listOpen, request, .harmless, options)
    }

    /// Whether a person may register; the person sees that it was asked.
    public func check(
        _ request: FilingV1.CheckRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.CheckReply {
        try await self.caller.call(FilingV1.Registry.check, request, .harmless, options)
    }

    /// Publishes admission tickets; publishing them again is harmless.
    public func publishTickets(
        _ request: FilingV1.PublishTicketsRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.PublishTicketsReply {
        try await self.caller.call(FilingV1.Registry.publishTickets, request, .harmless, options)
    }

    /// Errors in tickets that applicants have reported.
    public func listTicketReports(
        _ request: FilingV1.ListTicketReportsRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListTicketReportsReply {
        try await self.caller.call(
            FilingV1.Registry.listTicketReports, request, .harmless, options)
    }

    /// The server answers just before the deadline it was told: time for that answer to arrive.
    private static let slack = TimeAmount.seconds(3)
}
