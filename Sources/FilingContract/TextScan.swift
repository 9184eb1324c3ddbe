// SPDX-License-Identifier: Apache-2.0

/// What a first look at the bytes of a text finds, eight at a time.
struct TextScan {
    /// A byte is zero.
    let hasNUL: Bool
    /// Every byte is below 0x80: valid UTF-8 without a closer look.
    let isASCII: Bool

    /// Looks at all bytes; allocates nothing.
    @inline(__always)
    static func scan(_ bytes: UnsafeRawBufferPointer) -> TextScan {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highBits: UInt64 = 0x8080_8080_8080_8080
        var zeros: UInt64 = 0
        var highs: UInt64 = 0
        var offset = 0
        while bytes.count &- offset >= 8 {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            // Non-zero exactly if a byte of the word is zero (Mycroft, 1987).
            zeros |= (word &- ones) & ~word & highBits
            highs |= word & highBits
            offset &+= 8
        }
        while offset < bytes.count {
            let byte = UInt64(bytes[offset])
            zeros |= byte == 0 ? 1 : 0
            highs |= byte & 0x80
            offset &+= 1
        }
        return TextScan(hasNUL: zeros != 0, isASCII: highs == 0)
    }
}
