// SPDX-License-Identifier: Apache-2.0

import FilingClient

/// The documented exit codes.
enum ExitStatus: Int32 {
    /// The server said no.
    case refused = 1
    /// The command is wrong.
    case usage = 2
    /// The server was not reached, or not in time, or did not prove itself.
    case unreachable = 3
    /// Log in first, or again.
    case notLoggedIn = 4
    /// A file of this machine cannot be used.
    case localFile = 5
    /// A fault of this program or of the server.
    case fault = 70

    /// Codes after which nobody knows whether the write happened.
    private static let undecided: Set<FilingError.Code> = [
        .unavailable, .deadlineExceeded, .cancelled, .aborted, .resourceExhausted, .internal,
        .unknown, .unauthenticated,
    ]

    /// Aborted for good: the same command with the same key would be told the same for ever.
    private static let decided: Set<String> = [
        "REVISION_CONFLICT", "PLAN_CHANGED", "IDEMPOTENCY_MISMATCH",
    ]

    /// Whether the server has said what became of a write, so that it need not be asked again.
    static func isDecided(_ error: FilingError) -> Bool {
        error.cause == .refused
            && (Self.decided.contains(error.reason) || !Self.undecided.contains(error.code))
    }

    init(of error: FilingError) {
        switch error.cause {
        case .unreachable, .connectionLost, .deadline: self = .unreachable
        case .unsendable: self = error.reason.hasPrefix("FILE_") ? .localFile : .refused
        // The other end did not prove who it is, or would not have us: no server of ours.
        case .protocolBroken where error.code == .unauthenticated: self = .unreachable
        case .protocolBroken, .cancelled, .closed: self = .fault
        case .refused:
            switch error.code {
            case .unauthenticated: self = error.reason == "LOGIN_FAILED" ? .refused : .notLoggedIn
            case .unavailable, .deadlineExceeded: self = .unreachable
            case .internal, .unknown: self = .fault
            default: self = .refused
            }
        }
    }
}
