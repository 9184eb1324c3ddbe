// SPDX-License-Identifier: Apache-2.0

/// Where the transport hands calls to; the one thing it knows of what is above it.
package protocol CallDispatcher: Sendable {
    /// Answers a call that never has to wait, or gives nil to have it dispatched.
    ///
    /// Called on the connection's event loop before `dispatch`, and must not block it. A call
    /// answered here costs no task, which is about a third of a small call; a deadline or a CANCEL
    /// cannot reach it, so it has to be short. The default answers nothing.
    func answerAtOnce(_ call: IncomingCall) -> CallReply?

    /// Runs one call.
    ///
    /// Starts on the connection's event loop and must not block it. When the task is cancelled
    /// (CANCEL, deadline, lost connection) it should return soon; after a CANCEL the reply still
    /// reaches the caller. It cannot throw: one reply per request is in the type.
    ///
    /// Mark the implementation `nonisolated(nonsending)` too: without it every call pays for two
    /// looks at the task's executor.
    nonisolated(nonsending) func dispatch(_ call: IncomingCall) async -> CallReply
}

extension CallDispatcher {
    /// Answers nothing: every call is dispatched.
    package func answerAtOnce(_ call: IncomingCall) -> CallReply? { nil }
}
