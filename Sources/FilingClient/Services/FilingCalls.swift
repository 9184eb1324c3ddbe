// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// The applicant's own filings: `filing.v1.Filing`.
///
/// Each write takes the revision it saw; a stale one is REVISION_CONFLICT with detail `revision`.
public struct FilingCalls: Sendable {
    let caller: Caller

    /// Opens a draft.
    public func create(
        _ request: FilingV1.CreateFilingRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.FilingReply {
        try await self.caller.call(
            FilingV1.Filing.create, request, .keyed, options)
    }

    /// Changes the form of a draft, or takes a submitted filing back to 草稿.
    public func update(
        _ request: FilingV1.UpdateFilingRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.FilingReply {
        try await self.caller.call(
            FilingV1.Filing.update, request, .keyed, options)
    }

    /// One filing with its form, materials and history.
    public func get(
        _ request: FilingV1.GetFilingRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.GetFilingReply {
        try await self.caller.call(
            FilingV1.Filing.get, request, .harmless, options)
    }

    /// The session's filings, newest first.
    public func list(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListFilingsReply {
        try await self.caller.call(
            FilingV1.Filing.list, FilingV1.ListFilingsRequest(), .harmless, options)
    }

    /// Hands the filing in; the reply is the receipt.
    public func submit(
        _ request: FilingV1.SubmitFilingRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.SubmitFilingReply {
        try await self.caller.call(
            FilingV1.Filing.submit, request, .keyed, options)
    }

    /// The receipt of the last submit.
    public func receipt(
        _ request: FilingV1.GetReceiptRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.GetReceiptReply {
        try await self.caller.call(
            FilingV1.Filing.getReceipt, request, .harmless, options)
    }

    /// Takes the filing back for good.
    public func withdraw(
        _ request: FilingV1.WithdrawFilingRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.FilingReply {
        try await self.caller.call(
            FilingV1.Filing.withdraw, request, .keyed, options)
    }
}
