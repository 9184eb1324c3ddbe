// SPDX-License-Identifier: Apache-2.0

/// Bytes as pairs of lower-case hexadecimal digits.
package enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Two digits for each byte.
    package static func text(_ bytes: [UInt8]) -> String {
        String(
            decoding: bytes.flatMap { [self.digits[Int($0 >> 4)], self.digits[Int($0 & 0x0F)]] },
            as: UTF8.self)
    }

    /// The bytes of lower-case digits; nil for an odd count or another character.
    package static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var high: UInt8?
        for symbol in text {
            guard let value = self.digits.firstIndex(of: symbol).map(UInt8.init) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }
}
