// SPDX-License-Identifier: Apache-2.0

/// What may be done with a procedure when a try of it failed.
///
/// A retry happens after UNAVAILABLE and after "not processed", and never after anything else:
///
/// | what happened | `.harmless`, `.keyed` | `.once` |
/// |---|---|---|
/// | the server says `not_processed`; GOAWAY below the call; no connection came up | again | again |
/// | the server says UNAVAILABLE; the connection broke under the call | again | no |
/// | IN_PROGRESS: an earlier try with the same key still runs | again (`.keyed`) | no |
/// | a refusal, the deadline, a cancellation, a broken protocol | no | no |
///
/// A connection that breaks under a call leaves its fate open. A read may simply be asked again. A
/// write carries an idempotency key: if the first try took effect, the second is answered with its
/// reply. Only what has neither is not repeated, since it might happen twice.
enum RepeatRule: Sendable {
    /// Doing it twice is the same as doing it once: reads, `Upload/Chunk`, `Auth/Resume`.
    case harmless
    /// A write with an idempotency key.
    case keyed
    /// Neither: a half of a login.
    case once

    /// Whether another try is right after this error.
    func allows(after error: FilingError) -> Bool {
        switch error.cause {
        case .deadline, .cancelled, .closed, .protocolBroken, .unsendable: return false
        case .refused, .unreachable, .connectionLost: break
        }
        switch error.code {
        // The same request would meet the same answer, processed or not.
        case .invalidArgument, .unimplemented, .failedPrecondition: return false
        default: break
        }
        if error.isNotProcessed { return true }
        switch self {
        case .once: return false
        case .harmless: return error.code == .unavailable
        case .keyed: return error.code == .unavailable || error.reason == "IN_PROGRESS"
        }
    }
}

/// Who may call a procedure.
enum CallAccess: Sendable {
    /// Anybody: sent even when the session has ended.
    case anybody
    /// A session: not sent when the client knows that it has ended.
    case session
}
