// SPDX-License-Identifier: Apache-2.0

/// RFC 4648 section 6: base32, upper case, without padding.
package enum Base32 {
    private static let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// The symbols of some bytes.
    package static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(self.symbols[Int(buffer >> UInt32(bits) & 31)])
            }
        }
        if bits > 0 { text.append(self.symbols[Int(buffer << UInt32(5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of some symbols; nil for another character, an impossible length, or bits left over
    /// that are not zero.
    package static func bytes(_ text: String) -> [UInt8]? {
        guard ![1, 3, 6].contains(text.utf8.count % 8) else { return nil }
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for symbol in text.utf8 {
            guard let value = self.symbols.firstIndex(of: symbol) else { return nil }
            buffer = (buffer << 5 | UInt32(value)) & 0xFFFF
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
        return buffer & (1 << UInt32(bits) - 1) == 0 ? bytes : nil
    }
}
