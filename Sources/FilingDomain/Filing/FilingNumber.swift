// SPDX-License-Identifier: Apache-2.0

/// A filing's public name: `SW26-11-123456789-X`.
///
/// Exam, region at creation, nine digits that tell nothing about how many filings there are, and a
/// check character over all digits (ISO 7064 MOD 11-2), which finds every wrong digit and every
/// swap of neighbours before anything is sent.
///
/// Source: domain.md section 6.
package struct FilingNumber: Hashable, Sendable {
    /// Two digits.
    package let region: UInt8
    /// 0...999,999,999: the serial behind a keyed permutation.
    package let digits: UInt32

    /// One more than the largest nine-digit number.
    package static let digitsLimit: UInt32 = 1_000_000_000

    /// Builds the number of a region's filing; nil if `digits` has more than nine digits.
    package init?(region: RegionCode, digits: UInt32) {
        guard digits < Self.digitsLimit, region.rawValue < 100 else { return nil }
        self.region = region.rawValue
        self.digits = digits
    }

    /// Reads what a person typed: lower case is accepted, nothing else is repaired.
    ///
    /// - Throws: `FILING_NUMBER_INVALID` for another form or a wrong check character.
    package init(text: String) throws(Refusal) {
        // Byte by byte: this runs with every call that names a filing.
        let bytes = Array(text.utf8)
        guard bytes.count == Self.layout.count,
            zip(bytes, Self.layout).allSatisfy({ Self.fits($0, $1) })
        else {
            throw Refusal(.filingNumberInvalid)
        }
        self.region = UInt8(truncatingIfNeeded: Self.number(bytes[5..<7]))
        self.digits = Self.number(bytes[8..<17])
        guard Self.upper(bytes[18]) == self.check else { throw Refusal(.filingNumberInvalid) }
    }

    /// `SW26-11-123456789-X`.
    package var text: String {
        var bytes = Self.layout
        Self.write(UInt32(self.region), into: &bytes, at: 5..<7)
        Self.write(self.digits, into: &bytes, at: 8..<17)
        bytes[18] = self.check
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where everything stands: 0 is any digit, `?` the check character, the rest is literal.
    ///
    /// Exam and year are part of the printed form only; they are not checked by the check character.
    private static let layout = Array("SW26-00-000000000-?".utf8)

    /// ISO 7064 MOD 11-2 over the eleven digits of region and serial.
    private var check: UInt8 {
        var sum = 0
        var rest = UInt64(self.region) * UInt64(Self.digitsLimit) + UInt64(self.digits)
        var divisor: UInt64 = 10_000_000_000
        while divisor > 0 {
            sum = (sum + Int(rest / divisor)) * 2 % 11
            rest %= divisor
            divisor /= 10
        }
        let value = (12 - sum) % 11
        return value == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(value)
    }

    private static func fits(_ byte: UInt8, _ place: UInt8) -> Bool {
        switch place {
        case UInt8(ascii: "?"): true
        case UInt8(ascii: "0"): (0x30...0x39).contains(byte)
        default: Self.upper(byte) == place
        }
    }

    private static func upper(_ byte: UInt8) -> UInt8 {
        (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
    }

    /// At most nine digits, each one checked before.
    private static func number(_ digits: ArraySlice<UInt8>) -> UInt32 {
        digits.reduce(0) { $0 &* 10 &+ UInt32($1 &- 0x30) }
    }

    private static func write(_ number: UInt32, into bytes: inout [UInt8], at places: Range<Int>) {
        var rest = number
        for place in places.reversed() {
            bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }
}
