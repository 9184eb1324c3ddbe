// SPDX-License-Identifier: Apache-2.0

/// The two alphabets of RFC 4648, decoded strictly: one text for each sequence of bytes.
///
/// Foundation's decoder takes texts whose unused last bits are not zero; two texts for one token
/// or one proof is a difference that nobody needs.
package struct Base64: Sendable {
    /// RFC 4648 section 4, padded with `=`.
    package static let standard = Base64(plus: UInt8(ascii: "+"), slash: UInt8(ascii: "/"), .padded)
    /// RFC 4648 section 5, without padding.
    package static let url = Base64(plus: UInt8(ascii: "-"), slash: UInt8(ascii: "_"), .bare)

    private enum Ending {
        case padded
        case bare
    }

    private let symbols: [UInt8]
    private let values: [UInt8]
    private let ending: Ending

    /// Marks a byte outside the alphabet in `values`.
    private static let invalid: UInt8 = 0xFF

    private init(plus: UInt8, slash: UInt8, _ ending: Ending) {
        let letters = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        self.symbols = letters + [plus, slash]
        self.ending = ending
        var values = [UInt8](repeating: Self.invalid, count: 256)
        for (value, symbol) in self.symbols.enumerated() {
            values[Int(symbol)] = UInt8(value)
        }
        self.values = values
    }

    /// The text of any bytes.
    package func encode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var held: UInt32 = 0
        var heldBits: UInt32 = 0
        for byte in bytes {
            held = (held << 8 | UInt32(byte)) & 0xFFFF
            heldBits += 8
            while heldBits >= 6 {
                heldBits -= 6
                text.append(self.symbols[Int(held >> heldBits & 0x3F)])
            }
        }
        if heldBits > 0 {
            text.append(self.symbols[Int(held << (6 - heldBits) & 0x3F)])
        }
        if self.ending == .padded {
            while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
        }
        return text
    }

    /// The text of any bytes, as a string.
    package func string(_ bytes: [UInt8]) -> String {
        String(decoding: self.encode(bytes), as: UTF8.self)
    }

    /// The bytes of a text; nil unless it is exactly what `encode` makes of them.
    package func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var symbols = text[...]
        if self.ending == .padded {
            guard symbols.count % 4 == 0 else { return nil }
            let padding = text.suffix(2).filter { $0 == UInt8(ascii: "=") }.count
            symbols = symbols.dropLast(padding)
        }
        // A rest of one symbol carries 6 bits: less than a byte.
        guard symbols.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(symbols.count / 4 * 3 + 2)
        var held: UInt32 = 0
        var heldBits: UInt32 = 0
        for symbol in symbols {
            let value = self.values[Int(symbol)]
            guard value != Self.invalid else { return nil }
            held = (held << 6 | UInt32(value)) & 0xFFFF
            heldBits += 6
            if heldBits >= 8 {
                heldBits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> heldBits))
            }
        }
        guard held & ((1 << heldBits) - 1) == 0 else { return nil }
        return bytes
    }
}
