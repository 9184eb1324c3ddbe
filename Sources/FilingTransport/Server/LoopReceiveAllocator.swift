// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// Gives a connection's reads the buffers of its loop.
///
/// NIO keeps the first buffer of a connection for itself, so the first read gets a tiny one; it
/// keeps no other when `nextBufferSize` is nil and `maxMessagesPerRead` is 1.
struct LoopReceiveAllocator: RecvByteBufferAllocator {
    /// Room for a preface and a small first request.
    static let firstBytes = 64

    private let buffers: NIOLoopBoundBox<ReceiveBuffers>
    private var isFirst = true
    private var isLarge = false

    init(buffers: NIOLoopBoundBox<ReceiveBuffers>) {
        self.buffers = buffers
    }

    func buffer(allocator: ByteBufferAllocator) -> ByteBuffer {
        guard !self.isFirst else { return allocator.buffer(capacity: Self.firstBytes) }
        return self.buffers.value.take(isLarge: self.isLarge)
    }

    /// A read that fills the small buffer is followed by large ones until one would have fitted.
    mutating func record(actualReadBytes: Int) -> Bool {
        self.isLarge = !self.isFirst && actualReadBytes >= ReceiveBuffers.smallBytes
        self.isFirst = false
        return true
    }
}
