// SPDX-License-Identifier: Apache-2.0

/// Reads protobuf's primitives from a range of bytes.
///
/// Each reader returns nil when the bytes do not allow it. What is accepted is never more than what
/// libprotobuf-c accepts, and means the same to both, so that nothing can hide between the two.
struct WireReader {
    /// The tag before every field.
    struct Tag {
        /// 1 to 536,870,911.
        let number: UInt32
        /// What follows.
        let wireType: WireType
    }

    /// The kinds of value on the wire; groups (3 and 4) do not exist here.
    enum WireType: UInt8 {
        case varint = 0
        case fixed64 = 1
        case lengthPrefixed = 2
        case fixed32 = 5
    }

    /// A 64-bit varint has at most ten bytes.
    private static let varintBytes = 10
    /// A tag or length is a 32-bit varint of at most five bytes, as libprotobuf-c has it.
    private static let shortVarintBytes = 5

    private var position: UnsafeRawPointer
    private let end: UnsafeRawPointer

    /// A reader of all the bytes; nil if there is no memory at all, which is an empty message.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return nil }
        self.position = start
        self.end = start + bytes.count
    }

    /// Everything has been read.
    var isAtEnd: Bool {
        @inline(__always) get { self.position >= self.end }
    }

    /// The tag of the next field.
    @inline(__always)
    mutating func tag() -> Tag? {
        guard let raw = self.varint(maxBytes: Self.shortVarintBytes), raw <= UInt32.max,
            let wireType = WireType(rawValue: UInt8(raw & 7)), raw >> 3 != 0
        else { return nil }
        return Tag(number: UInt32(truncatingIfNeeded: raw >> 3), wireType: wireType)
    }

    /// A varint of up to 64 bits.
    @inline(__always)
    mutating func varint() -> UInt64? {
        self.varint(maxBytes: Self.varintBytes)
    }

    /// The bytes of a length-prefixed field.
    @inline(__always)
    mutating func lengthPrefixed() -> UnsafeRawBufferPointer? {
        guard let length = self.varint(maxBytes: Self.shortVarintBytes),
            length <= UInt64(Int32.max), Int(length) <= self.end - self.position
        else { return nil }
        let bytes = UnsafeRawBufferPointer(start: self.position, count: Int(length))
        self.position += Int(length)
        return bytes
    }

    /// Passes over a value without looking inside; false if the bytes end before it does.
    @inline(__always)
    mutating func skip(_ wireType: WireType) -> Bool {
        switch wireType {
        case .varint: self.varint() != nil
        case .fixed64: self.skip(bytes: 8)
        case .lengthPrefixed: self.lengthPrefixed() != nil
        case .fixed32: self.skip(bytes: 4)
        }
    }

    private mutating func skip(bytes count: Int) -> Bool {
        guard self.end - self.position >= count else { return false }
        self.position += count
        return true
    }

    @inline(__always)
    private mutating func varint(maxBytes: Int) -> UInt64? {
        guard self.position < self.end else { return nil }
        let first = self.position.load(as: UInt8.self)
        guard first >= 0x80 else {
            self.position += 1
            return UInt64(first)
        }
        return self.longVarint(maxBytes: maxBytes)
    }

    private mutating func longVarint(maxBytes: Int) -> UInt64? {
        var value: UInt64 = 0
        let available = min(maxBytes, self.end - self.position)
        for index in 0..<available {
            let byte = self.position.load(fromByteOffset: index, as: UInt8.self)
            // The tenth byte holds the 64th bit and nothing else.
            guard index < Self.varintBytes - 1 || byte <= 1 else { return nil }
            value |= UInt64(byte & 0x7F) << UInt64(7 * index)
            if byte < 0x80 {
                self.position += index + 1
                return value
            }
        }
        return nil
    }
}
