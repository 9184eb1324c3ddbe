// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
    /// The bytes of an even number of hexadecimal digits.
    init(hex: some StringProtocol) {
        let digits = hex.utf8.map { $0 <= 0x39 ? $0 - 0x30 : $0 - 0x57 }
        self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// Two lower-case hexadecimal digits for each byte.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: self.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
