// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// What the shell of a server's connection has to do next.
package enum ServerEvent: Sendable, Equatable {
    /// Hand the waiting responses to the socket, then ask again: their slots are needed.
    case handOver
    /// Send our preface and HELLO.
    case welcome
    /// Decode the head, run the call, tell `answered`. The call holds a slot from now on.
    case call(id: UInt32, head: ByteBuffer, body: ByteBuffer)
    /// Send a RESPONSE with this reason at once; the call holds no slot.
    case refuse(id: UInt32, WireReason)
    /// Ask the handler of this open call to stop; its RESPONSE still comes.
    case cancel(id: UInt32)
    /// Send a PONG with these 8 bytes.
    case pong(UInt64)
    /// A frame for a finished call was dropped: count it.
    case ignored
    /// A frame of an unknown kind from 0x80 up was skipped: count it.
    case skipped
    /// End the connection; nothing that arrives after this is looked at.
    case close(Farewell)
}
