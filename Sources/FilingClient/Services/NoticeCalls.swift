// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// What the service tells an applicant: `filing.v1.Notice`.
public struct NoticeCalls: Sendable {
    let caller: Caller

    /// The caller's notices, newest first, a page at a time.
    public func list(
        _ request: FilingV1.ListNoticesRequest = FilingV1.ListNoticesRequest(),
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListNoticesReply {
        try await self.caller.call(FilingV1.Notice.list, request, .harmless, options)
    }

    /// Marks some notices as read; how many are unread then.
    ///
    /// - Parameter ids: at most 100.
    @discardableResult
    public func markRead(
        _ ids: [UInt64], options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.MarkNoticesReadReply {
        try await self.caller.call(
            FilingV1.Notice.markRead,
            FilingV1.MarkNoticesReadRequest(notices: ids.map { FilingV1.NoticeName(id: $0) }),
            .harmless, options)
    }

    /// Marks every notice up to one as read; how many are unread then.
    @discardableResult
    public func markRead(
        upTo id: UInt64, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.MarkNoticesReadReply {
        try await self.caller.call(
            FilingV1.Notice.markRead, FilingV1.MarkNoticesReadRequest(upTo: id), .harmless, options)
    }
}
