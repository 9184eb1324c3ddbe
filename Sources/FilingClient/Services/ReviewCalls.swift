// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// The regional centre's side: `filing.v1.Review`.
///
/// A filing of another region is FILING_NOT_FOUND.
public struct ReviewCalls: Sendable {
    let caller: Caller

    /// Filings 待审核, oldest due first.
    public func queue(
        _ request: FilingV1.QueueRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.QueueReply {
        try await self.caller.call(
            FilingV1.Review.queue, request, .harmless, options)
    }

    /// Takes a filing for 15 minutes.
    public func claim(
        _ request: FilingV1.ClaimRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ClaimReply {
        try await self.caller.call(
            FilingV1.Review.claim, request, .keyed, options)
    }

    /// Keeps a claim for 15 minutes from now; call each 60 s.
    public func renew(
        _ request: FilingV1.RenewClaimRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ClaimReply {
        try await self.caller.call(
            FilingV1.Review.renew, request, .keyed, options)
    }

    /// Gives a claim back undecided.
    public func release(
        _ request: FilingV1.ReleaseClaimRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ReleaseClaimReply {
        try await self.caller.call(
            FilingV1.Review.release, request, .keyed, options)
    }

    /// Everything about a filing that one holds a claim on.
    public func show(
        _ request: FilingV1.ShowRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ShowReply {
        try await self.caller.call(
            FilingV1.Review.show, request, .harmless, options)
    }

    /// Fields of the person whose filing one holds a claim on, whole; audited.
    public func unmask(
        _ request: FilingV1.UnmaskFilingRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.UnmaskReply {
        try await self.caller.call(FilingV1.Review.unmask, request, .harmless, options)
    }

    /// Decides a filing that one holds a claim on.
    public func decide(
        _ request: FilingV1.DecideRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.DecideReply {
        try await self.caller.call(
            FilingV1.Review.decide, request, .keyed, options)
    }

    /// Moves the end of the region's window and every open supplement deadline.
    ///
    /// Supervisors.
    public func extendDeadlines(
        _ request: FilingV1.ExtendDeadlinesRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ExtendDeadlinesReply {
        try await self.caller.call(
            FilingV1.Review.extendDeadlines, request, .keyed, options)
    }

    /// Takes an approval back; supervisors only.
    public func revoke(
        _ request: FilingV1.RevokeRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.RevokeReply {
        try await self.caller.call(FilingV1.Review.revoke, request, .keyed, options)
    }
}
