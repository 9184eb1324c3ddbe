// SPDX-License-Identifier: Apache-2.0

public import FilingContract
import NIOCore

/// Where a filing stands: `filing.v1.Status`.
public struct StatusCalls: Sendable {
    let caller: Caller

    /// The present status of a filing, at once.
    public func get(
        _ filingNumber: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.StatusReply {
        try await self.caller.call(
            FilingV1.Status.get, FilingV1.GetStatusRequest(filingNumber: filingNumber), .harmless,
            options)
    }

    /// The status as soon as the revision is above the one given, or when `options.timeoutMs` is
    /// nearly over, whatever it is then.
    ///
    /// To follow a filing, call it again and again with the revision of the last reply.
    public func wait(
        _ filingNumber: String, beyond revision: UInt64, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.StatusReply {
        try await self.caller.call(
            FilingV1.Status.wait,
            FilingV1.WaitStatusRequest(filingNumber: filingNumber, revision: revision), .harmless,
            options, slack: Self.slack)
    }

    /// The status of a person's filings without a session, with a code for CHECK_STATUS.
    ///
    /// The code is used up: a call whose answer is lost is not repeated.
    ///
    /// - Throws: CODE_WRONG, CODE_EXPIRED, CODE_LOCKED, STATUS_UNPROVEN.
    public func ask(
        phone: String, code: String, idNumber: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.AskStatusReply {
        try await self.caller.call(
            FilingV1.Status.ask,
            FilingV1.AskStatusRequest(phone: phone, code: code, idNumber: idNumber), .once,
            options, access: .anybody)
    }

    /// The server answers just before the deadline it was told: time for that answer to arrive.
    private static let slack = TimeAmount.seconds(3)
}
