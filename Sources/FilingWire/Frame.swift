// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// One whole frame.
///
/// Head and body are slices of the bytes they arrived in, not copies.
package struct Frame: Sendable, Equatable {
    /// The header; its lengths are those of `head` and `body`.
    package var header: FrameHeader
    /// Control data: a protobuf `rpc.v1` message, perhaps empty.
    package var head: ByteBuffer
    /// The message, perhaps empty.
    package var body: ByteBuffer

    /// A frame of parts that belong together; nothing is checked.
    @inlinable
    package init(header: FrameHeader, head: ByteBuffer, body: ByteBuffer) {
        self.header = header
        self.head = head
        self.body = body
    }
}
