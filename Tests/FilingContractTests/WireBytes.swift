// SPDX-License-Identifier: Apache-2.0

/// Hand-made wire bytes: whatever a hostile peer may send.
enum WireBytes {
    static func varint(_ value: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    static func tag(_ number: UInt64, _ wireType: UInt64) -> [UInt8] {
        self.varint(number << 3 | wireType)
    }

    static func varintField(_ number: UInt64, _ value: UInt64) -> [UInt8] {
        self.tag(number, 0) + self.varint(value)
    }

    static func field(_ number: UInt64, _ content: [UInt8]) -> [UInt8] {
        self.tag(number, 2) + self.varint(UInt64(content.count)) + content
    }

    static func field(_ number: UInt64, _ text: String) -> [UInt8] {
        self.field(number, Array(text.utf8))
    }

    /// `piece` again and again, up to `size` bytes.
    static func repeating(_ piece: [UInt8], upTo size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        while bytes.count + piece.count <= size { bytes += piece }
        return bytes
    }
}
