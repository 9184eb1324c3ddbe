// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// What the shell of a client's connection has to do next.
package enum ClientEvent: Sendable, Equatable {
    /// The server's first frame.
    ///
    /// Decode the head as `Hello` and tell `applyHello`, or `helloWasMalformed`.
    case hello(head: ByteBuffer)
    /// The answer to a call that is still wanted; its slot is free again.
    case response(id: UInt32, head: ByteBuffer, body: ByteBuffer)
    /// Send a PONG with these 8 bytes.
    case pong(UInt64)
    /// Decode the head as `GoAway` and tell `applyGoAway`.
    case goAway(head: ByteBuffer)
    /// Nothing to do but to count: the late answer to an abandoned call (its slot is free again), a
    /// PONG, a second answer, a frame of an unknown kind from 0x80 up.
    case ignored
    /// Close: the server broke a rule. Nothing that arrives after this is looked at.
    case close(WireViolation)
}
