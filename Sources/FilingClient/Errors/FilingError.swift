// SPDX-License-Identifier: Apache-2.0

/// Why a call gave no reply.
///
/// Programs switch on `reason` (or, more coarsely, on `code`); people read `message` and `hint`. It
/// never carries a password, a token, a code or personal data.
public struct FilingError: Error, Sendable, Hashable {
    /// Who says so.
    public enum Cause: Sendable, Hashable {
        /// The server, with its status.
        case refused
        /// No connection came up.
        case unreachable
        /// The connection ended before the answer.
        case connectionLost
        /// The call's time ran out here.
        case deadline
        /// The calling task was cancelled.
        case cancelled
        /// The client was closed.
        case closed
        /// The server broke the protocol, or could not prove that it is the server.
        case protocolBroken
        /// The request itself cannot be sent: too large, no such file, too many waiting.
        case unsendable
    }

    /// gRPC's status codes, with its numbers and meaning.
    public enum Code: UInt32, Sendable, Hashable, CaseIterable {
        // The names are gRPC's; see "Status codes and their use in gRPC".
        case cancelled = 1
        case unknown = 2
        case invalidArgument = 3
        case deadlineExceeded = 4
        case notFound = 5
        case alreadyExists = 6
        case permissionDenied = 7
        case resourceExhausted = 8
        case failedPrecondition = 9
        case aborted = 10
        case outOfRange = 11
        case unimplemented = 12
        case `internal` = 13
        case unavailable = 14
        case dataLoss = 15
        case unauthenticated = 16
    }

    /// Who says so.
    public let cause: Cause
    /// The kind of error.
    public let code: Code
    /// A stable UPPER_SNAKE token: of proto/REASONS.md, or of `LocalReason`.
    public let reason: String
    /// One sentence for people, in the language asked for.
    public let message: String
    /// What to do next, for people; may be empty.
    public let hint: String
    /// Wait at least this long before trying again, milliseconds; 0 = no advice.
    public let retryAfterMs: UInt32
    /// The server did nothing with the call: trying again is safe even for a write without a key.
    public let isNotProcessed: Bool
    /// Machine-readable facts; proto/REASONS.md names the keys of each reason.
    public let details: [String: String]

    init(
        _ cause: Cause, _ code: Code, reason: String, message: String, hint: String = "",
        retryAfterMs: UInt32 = 0, isNotProcessed: Bool = false, details: [String: String] = [:]
    ) {
        self.cause = cause
        self.code = code
        self.reason = reason
        self.message = message
        self.hint = hint
        self.retryAfterMs = retryAfterMs
        self.isNotProcessed = isNotProcessed
        self.details = details
    }

    /// A fact of the refusal as a number, if it is there and is one.
    public func number(_ detail: String) -> UInt64? { self.details[detail].flatMap { UInt64($0) } }
}

extension FilingError: CustomStringConvertible {
    /// `REASON: message`.
    public var description: String { "\(self.reason): \(self.message)" }
}
