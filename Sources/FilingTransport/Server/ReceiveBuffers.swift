// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// The receive buffers that all connections of an event loop share.
///
/// A loop reads from one socket at a time, so an idle connection needs no buffer of its own. A buffer
/// is taken for a read and given back after it, unless a call still holds a slice of it.
struct ReceiveBuffers {
    /// For requests: holds dozens of small frames, and little is pinned by a slice of it.
    static let smallBytes = 4 << 10
    /// For uploads: a 256 KiB chunk in one or two reads.
    static let largeBytes = 256 << 10

    private var small: ByteBuffer?
    private var large: ByteBuffer?

    /// A buffer with nothing in it.
    mutating func take(isLarge: Bool) -> ByteBuffer {
        if isLarge {
            defer { self.large = nil }
            return self.large ?? ByteBufferAllocator().buffer(capacity: Self.largeBytes)
        }
        defer { self.small = nil }
        return self.small ?? ByteBufferAllocator().buffer(capacity: Self.smallBytes)
    }

    /// Keeps a buffer for the next read if nobody else holds it.
    mutating func giveBack(_ buffer: inout ByteBuffer) {
        let capacity = buffer.storageCapacity
        guard capacity == Self.smallBytes || capacity == Self.largeBytes,
            buffer.modifyIfUniquelyOwned({ $0.clear() }) != nil
        else { return }
        if capacity == Self.largeBytes { self.large = buffer } else { self.small = buffer }
    }
}
