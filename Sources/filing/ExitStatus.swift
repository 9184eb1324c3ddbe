// SPDX-License-Identifier: Apache-2.0

import FilingClient

/// The documented exit codes.
enum ExitStatus: Int32 {
    /// The server said no.
    case refused = 1
    /// The command is wrong.
    case usage = 2
    /// The server was not reached, or not in time.
    case unreachable = 3
    /// Log in first, or again.
    case notLoggedIn = 4
    /// A file of this machine cannot be used.
    case localFile = 5
    /// A fault of this program or of the server.
    case fault = 70

    /// Codes after which nobody knows whether the write happened.
    static let undecided: Set<FilingError.Code> = [
        .unavailable, .deadlineExceeded, .cancelled, .aborted, .resourceExhausted, .internal,
        .unknown, .unauthenticated,
    ]

    init(of error: FilingError) {
        switch error.cause {
        case .unreachable, .connectionLost, .deadline: self = .unreachable
        case .unsendable: self = error.reason.hasPrefix("FILE_") ? .localFile : .refused
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
