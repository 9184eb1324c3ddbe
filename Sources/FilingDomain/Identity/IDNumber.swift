// SPDX-License-Identifier: Apache-2.0

/// A resident identity number (GB 11643-1999): 17 digits and a check character.
///
///     110105 19491231 002 X
///     place  birth    seq check     digit 17 odd = male
///
/// Residence permits of Hong Kong (810000), Macao (820000) and Taiwan (830000) have the same form.
/// Cards of permanent residents (since 2023) are 9, two digits of the issuing province and the
/// three digits of ISO 3166-1 for the nationality in place of the place. County codes are never
/// checked: retired ones live on in the numbers of people.
///
/// Source: domain.md section 3.
package struct IDNumber: Hashable, Sendable, Masked {
    /// 18 ASCII characters; a check character X is upper case.
    package let text: String
    /// Day of birth.
    package let birthDate: CivilDate
    /// What card bears it.
    package let kind: Kind
    /// By digit 17.
    package let sex: Sex

    /// The cards that bear such a number.
    package enum Kind: Sendable, CaseIterable {
        case citizen
        case hongKongPermit
        case macaoPermit
        case taiwanPermit
        case permanentResident
    }

    /// As the number says.
    package enum Sex: Sendable, CaseIterable {
        case male
        case female
    }

    /// Characters of a number.
    package static let length = 18
    /// Nobody born earlier applies; years before it are typing errors.
    package static let earliestYear = 1900

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkCharacters = Array("10X98765432".utf8)

    /// Reads what a person typed; `x` is accepted for `X`, nothing else is repaired.
    ///
    /// The first thing wrong is told, from the coarse to the fine.
    ///
    /// - Parameter today: nobody is born later.
    /// - Throws: `ID_NUMBER_LENGTH`, `ID_NUMBER_CHARACTERS`, `ID_NUMBER_PREFIX`, `ID_NUMBER_DATE`,
    ///   `ID_NUMBER_CHECK_DIGIT`.
    package init(text: String, today: CivilDate) throws(Refusal) {
        let count = text.unicodeScalars.count
        guard count == Self.length else {
            throw Refusal(.idNumberLength, ["length": .number(UInt64(count))])
        }
        var bytes = Array(text.utf8)
        if bytes.last == UInt8(ascii: "x") { bytes[bytes.count - 1] = UInt8(ascii: "X") }
        guard bytes.count == Self.length,
            bytes.dropLast().allSatisfy({ (0x30...0x39).contains($0) }),
            Self.checkCharacters.contains(bytes[17])
        else {
            throw Refusal(.idNumberCharacters)
        }
        let digits = bytes.dropLast().map { Int($0) - 0x30 }
        guard let kind = Self.kind(of: digits) else { throw Refusal(.idNumberPrefix) }
        guard
            let birthDate = CivilDate(
                year: Self.number(digits[6..<10]), month: Self.number(digits[10..<12]),
                day: Self.number(digits[12..<14])),
            birthDate.year >= Self.earliestYear, birthDate <= today
        else {
            throw Refusal(.idNumberDate)
        }
        guard bytes[17] == Self.checkCharacter(of: digits) else {
            throw Refusal(.idNumberCheckDigit)
        }
        self.text = String(decoding: bytes, as: UTF8.self)
        self.birthDate = birthDate
        self.kind = kind
        self.sex = digits[16] % 2 == 1 ? .male : .female
    }

    /// Reads a number that was checked before it was stored: no birth date is too late.
    ///
    /// - Throws: as `init(text:today:)`; then the store holds something else than was put in.
    package init(stored text: String) throws(Refusal) {
        try self.init(text: text, today: CivilDate(daysSinceEpoch: .max))
    }

    /// `110105********002X`.
    package var masked: String { self.text.prefix(6) + "********" + self.text.suffix(4) }

    private static func kind(of digits: [Int]) -> Kind? {
        if digits[0] == 9 {
            let isProvince = RegionCode.provinces.contains(UInt8(self.number(digits[1..<3])))
            // 000 is no country of ISO 3166-1; the list of countries changes, so no other is refused.
            return isProvince && self.number(digits[3..<6]) > 0 ? .permanentResident : nil
        }
        switch UInt8(self.number(digits[0..<2])) {
        case 81: return .hongKongPermit
        case 82: return .macaoPermit
        case 83: return .taiwanPermit
        case 71: return .citizen
        case let prefix: return RegionCode.provinces.contains(prefix) ? .citizen : nil
        }
    }

    private static func number(_ digits: ArraySlice<Int>) -> Int {
        digits.reduce(0) { $0 * 10 + $1 }
    }

    /// ISO 7064 MOD 11-2, written as weights.
    private static func checkCharacter(of digits: [Int]) -> UInt8 {
        let sum = zip(digits, self.weights).reduce(0) { $0 + $1.0 * $1.1 }
        return self.checkCharacters[sum % 11]
    }
}
