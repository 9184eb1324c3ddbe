// SPDX-License-Identifier: Apache-2.0

/// Every reason that the wire itself, not a procedure, can give; stable, never renamed or reused.
///
/// Each has its token, status code, sentence, and whether the request was left untouched, side by
/// side in this file. A test pins the list.
package enum WireReason: String, Sendable, CaseIterable {
    /// The connection ends: a declared length is above the limit.
    case frameTooLarge = "FRAME_TOO_LARGE"
    /// The connection ends: a declared head length is above the limit.
    case headTooLarge = "HEAD_TOO_LARGE"
    /// The connection ends: lengths of a frame contradict each other or its kind.
    case frameMisshapen = "FRAME_MISSHAPEN"
    /// The connection ends: an unknown kind that may not be skipped.
    case frameKindUnknown = "FRAME_KIND_UNKNOWN"
    /// The connection ends: a kind that only the other side sends, or at the wrong moment.
    case frameKindUnexpected = "FRAME_KIND_UNEXPECTED"
    /// The connection ends: call ids must be above 0 and increase.
    case callIDOrder = "CALL_ID_ORDER"
    /// The connection ends: a frame for a call that was never opened.
    case callIDUnknown = "CALL_ID_UNKNOWN"
    /// The connection ends: too many CANCELs, PINGs and errors.
    case tooManyCancels = "TOO_MANY_CANCELS"
    /// The connection ends: another major version.
    case versionUnsupported = "VERSION_UNSUPPORTED"
    /// The connection ends: the peer sends or takes bytes too slowly.
    case slowPeer = "SLOW_PEER"
    /// The connection ends: no call for a long time.
    case idleTimeout = "IDLE_TIMEOUT"
    /// The server stops: the connection ends after its calls; later calls are refused.
    case draining = "DRAINING"
    /// The call is refused: an unknown flag on its REQUEST.
    case flagUnknown = "FLAG_UNKNOWN"
    /// The call is refused: its head is no valid CallHead.
    case headMalformed = "HEAD_MALFORMED"
    /// The call is refused: all slots of the connection are taken.
    case tooManyCalls = "TOO_MANY_CALLS"
    /// The call is over: its time has run out.
    case deadlineExceeded = "DEADLINE_EXCEEDED"
    /// The call is over: its caller took it back.
    case cancelled = "CANCELLED"
    /// The call is over: its reply is larger than a frame may be.
    case replyTooLarge = "REPLY_TOO_LARGE"
    /// The call is over: its reply cannot be packed, a fault of the server.
    case replyInvalid = "REPLY_INVALID"

    /// The status code that goes with the reason.
    package var code: StatusCode {
        switch self {
        case .frameTooLarge, .headTooLarge, .tooManyCancels, .tooManyCalls, .replyTooLarge:
            .resourceExhausted
        case .frameMisshapen, .callIDOrder, .callIDUnknown, .headMalformed: .invalidArgument
        case .frameKindUnknown, .frameKindUnexpected, .flagUnknown: .unimplemented
        case .versionUnsupported: .failedPrecondition
        case .slowPeer, .deadlineExceeded: .deadlineExceeded
        case .idleTimeout, .draining: .unavailable
        case .cancelled: .cancelled
        case .replyInvalid: .internal
        }
    }

    /// One English sentence for people; may change at any time.
    package var message: String {
        switch self {
        case .frameTooLarge: "The frame is larger than this connection allows."
        case .headTooLarge: "The head is larger than allowed."
        case .frameMisshapen: "The frame's lengths do not fit together."
        case .frameKindUnknown: "This kind of frame is unknown."
        case .frameKindUnexpected: "This kind of frame is not expected here."
        case .callIDOrder: "Call ids must be above 0 and increase."
        case .callIDUnknown: "This call was never opened."
        case .tooManyCancels: "Too many cancelled or faulty calls in a short time."
        case .versionUnsupported: "Only version 1 is spoken here."
        case .slowPeer: "The connection made too little progress."
        case .idleTimeout: "The connection was idle for too long."
        case .draining: "The server is stopping; connect again."
        case .flagUnknown: "The request carries an unknown flag."
        case .headMalformed: "The head of the request is malformed."
        case .tooManyCalls: "Too many calls at once on this connection."
        case .deadlineExceeded: "The call's time ran out."
        case .cancelled: "The call was cancelled by its caller."
        case .replyTooLarge: "The reply is too large for one frame."
        case .replyInvalid: "The server could not pack its reply."
        }
    }

    /// Whether nothing was done with the request, so that a retry is safe even for a write.
    package var isNotProcessed: Bool {
        switch self {
        case .draining, .flagUnknown, .headMalformed, .tooManyCalls, .idleTimeout: true
        case .frameTooLarge, .headTooLarge, .frameMisshapen, .frameKindUnknown,
            .frameKindUnexpected, .callIDOrder, .callIDUnknown, .tooManyCancels,
            .versionUnsupported, .slowPeer, .deadlineExceeded, .cancelled, .replyTooLarge,
            .replyInvalid:
            false
        }
    }
}

extension WireViolation {
    /// How the violation is told to the peer.
    package var reason: WireReason {
        switch self {
        case .frameTooLarge: .frameTooLarge
        case .headTooLarge: .headTooLarge
        case .headBeyondFrame, .frameMisshapen: .frameMisshapen
        case .kindUnknown: .frameKindUnknown
        case .kindUnexpected, .helloMisplaced: .frameKindUnexpected
        case .callIDMisplaced, .callIDNotIncreasing: .callIDOrder
        case .callIDNeverOpened: .callIDUnknown
        case .tooManyCancels: .tooManyCancels
        case .versionUnsupported, .badMagic: .versionUnsupported
        case .slowPeer: .slowPeer
        }
    }
}
