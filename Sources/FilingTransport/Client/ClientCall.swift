// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore
import Synchronization

/// A call as its connection keeps it, from `begin` to its end.
struct ClientCall {
    /// The whole REQUEST; its header is filled in when the call gets its id.
    var frame: ByteBuffer
    /// Bytes of the head within the frame.
    let headBytes: Int
    /// When the call fails here.
    let deadline: NIODeadline
    /// Tells this call from others before it has an id.
    let ticket: ClientCallTicket
    /// Completed exactly once, on the connection's loop, with an answer or a `CallFailure`.
    let promise: EventLoopPromise<ClientAnswer>

    /// Bytes of the body within the frame.
    var bodyBytes: Int { self.frame.readableBytes - FrameHeader.sizeBytes - self.headBytes }

    /// Fails the call.
    func fail(_ cause: CallFailure.Cause, processed: CallFailure.Processed) {
        self.promise.fail(CallFailure(cause, processed: processed))
    }
}

/// The identity of a call, and whether its task was cancelled.
///
/// The flag closes a race: a cancellation may reach the loop before the call itself does.
final class ClientCallTicket: Sendable {
    private let cancelled = Atomic<Bool>(false)

    var isCancelled: Bool { self.cancelled.load(ordering: .acquiring) }

    func cancel() { self.cancelled.store(true, ordering: .releasing) }
}
