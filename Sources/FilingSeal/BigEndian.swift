// SPDX-License-Identifier: Apache-2.0

/// Integers as bytes, most significant first.
enum BigEndian {
    /// The bytes of an integer.
    static func bytes<Number: FixedWidthInteger>(_ value: Number) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    /// The integer that some bytes stand for; bytes beyond its width are lost at the top.
    static func number<Number: FixedWidthInteger & UnsignedInteger>(
        _ bytes: some Sequence<UInt8>
    ) -> Number {
        bytes.reduce(0) { $0 << 8 | Number($1) }
    }
}
