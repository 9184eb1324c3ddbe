// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// The fixed 12 bytes in front of every frame, big-endian.
///
/// ```
/// 0 u32 length | 4 u32 call | 8 u8 kind | 9 u8 flags | 10 u16 head_len
/// ```
package struct FrameHeader: Sendable, Equatable {
    /// Size on the wire, in bytes.
    package static let sizeBytes = 12

    /// Bytes after the header: head and body together.
    package var length: UInt32
    /// The call, or 0 for the connection itself.
    package var call: UInt32
    /// The kind as it came; `kind` names it if it is known.
    package var rawKind: UInt8
    /// All zero in version 1.
    package var flags: UInt8
    /// Bytes of the head, the first part of `length`.
    package var headLength: UInt16

    /// A header as given; nothing is checked here.
    @inlinable
    package init(
        length: UInt32, call: UInt32, rawKind: UInt8, flags: UInt8 = 0, headLength: UInt16 = 0
    ) {
        self.length = length
        self.call = call
        self.rawKind = rawKind
        self.flags = flags
        self.headLength = headLength
    }

    /// The header that starts at the buffer's reader index, or nil if fewer than 12 bytes are
    /// there.
    ///
    /// The reader index does not move.
    @inlinable
    package init?(peeking buffer: ByteBuffer) {
        guard buffer.readableBytes >= Self.sizeBytes else { return nil }
        // Two loads instead of five: the first 8 bytes are length and call, the last 4 the rest.
        let (front, back) = buffer.withUnsafeReadableBytes { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
            )
        }
        self.init(
            length: UInt32(truncatingIfNeeded: front &>> 32),
            call: UInt32(truncatingIfNeeded: front),
            rawKind: UInt8(truncatingIfNeeded: back &>> 24),
            flags: UInt8(truncatingIfNeeded: back &>> 16),
            headLength: UInt16(truncatingIfNeeded: back)
        )
    }

    /// The kind, or nil if version 1 does not define it.
    @inlinable
    package var kind: FrameKind? { FrameKind(rawValue: self.rawKind) }

    @inlinable
    var packedFront: UInt64 { UInt64(self.length) &<< 32 | UInt64(self.call) }

    @inlinable
    var packedBack: UInt32 {
        UInt32(self.rawKind) &<< 24 | UInt32(self.flags) &<< 16 | UInt32(self.headLength)
    }

    /// Appends the 12 bytes.
    @inlinable
    package func write(to buffer: inout ByteBuffer) {
        buffer.writeInteger(self.packedFront)
        buffer.writeInteger(self.packedBack)
    }

    /// Overwrites 12 bytes that were appended before, at an index of the buffer; the writer index
    /// does not move.
    @inlinable
    package func overwrite(at index: Int, of buffer: inout ByteBuffer) {
        let front = self.packedFront.bigEndian
        let back = self.packedBack.bigEndian
        buffer.withVeryUnsafeMutableBytes { bytes in
            // The range check is ours: the index is one that `startFrame` gave.
            precondition(index >= 0 && index <= bytes.count - Self.sizeBytes)
            bytes.storeBytes(of: front, toByteOffset: index, as: UInt64.self)
            bytes.storeBytes(of: back, toByteOffset: index + 8, as: UInt32.self)
        }
    }
}
