// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// The help desk: `filing.v1.Support`.
public struct SupportCalls: Sendable {
    let caller: Caller

    /// The account of a person who has proved name and ID number, masked.
    public func findAccount(
        _ request: FilingV1.FindAccountRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.FindAccountReply {
        try await self.caller.call(FilingV1.Support.findAccount, request, .harmless, options)
    }

    /// Fields of the account of a person who has proved who they are, whole; audited.
    public func unmask(
        _ request: FilingV1.UnmaskAccountRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.UnmaskReply {
        try await self.caller.call(FilingV1.Support.unmask, request, .harmless, options)
    }

    /// Releases an account that wrong passwords have locked.
    public func releaseLock(
        _ request: FilingV1.ReleaseLockRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ReleaseLockReply {
        try await self.caller.call(FilingV1.Support.releaseLock, request, .keyed, options)
    }

    /// Begins to move an account to another phone; somebody else approves.
    public func proposePhoneChange(
        _ request: FilingV1.ProposePhoneChangeRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ProposePhoneChangeReply {
        try await self.caller.call(FilingV1.Support.proposePhoneChange, request, .keyed, options)
    }

    /// The changes that wait for approval or for their time.
    public func listPhoneChanges(
        _ request: FilingV1.ListPhoneChangesRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListPhoneChangesReply {
        try await self.caller.call(FilingV1.Support.listPhoneChanges, request, .harmless, options)
    }

    /// Approves a change that a colleague has proposed.
    public func approvePhoneChange(
        _ request: FilingV1.ApprovePhoneChangeRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ApprovePhoneChangeReply {
        try await self.caller.call(FilingV1.Support.approvePhoneChange, request, .keyed, options)
    }

    /// Stops a change that has not taken effect.
    public func rejectPhoneChange(
        _ request: FilingV1.RejectPhoneChangeRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.RejectPhoneChangeReply {
        try await self.caller.call(FilingV1.Support.rejectPhoneChange, request, .keyed, options)
    }

    /// The open disputes over ID numbers.
    public func listDisputes(
        _ request: FilingV1.ListDisputesRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListDisputesReply {
        try await self.caller.call(FilingV1.Support.listDisputes, request, .harmless, options)
    }

    /// Decides a dispute.
    public func resolveDispute(
        _ request: FilingV1.ResolveDisputeRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ResolveDisputeReply {
        try await self.caller.call(FilingV1.Support.resolveDispute, request, .keyed, options)
    }
}
