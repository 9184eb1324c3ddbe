// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingTestKit
import Testing

/// ID numbers against python-stdnum.
struct IDNumberOracleTests {
    private static let today = CivilDate(daysSinceEpoch: 20_486)  // 2026-02-02

    /// Why the two may differ.
    private enum Difference: String, CaseIterable {
        /// stdnum knows every county code and the years it was in use; we never refuse on it.
        case county
        /// The 2023 card of permanent residents begins with 9; stdnum does not know it.
        case permanentResident
        /// The residence permits of 2018; stdnum has no county for them.
        case permit
        /// Born before 1900 or after today: a real date, and nobody who applies.
        case birthYear
    }

    @Test func `a hundred thousand numbers are judged as python-stdnum does, or it is explained`()
        async throws
    {
        var generator = SeededRandom(seed: 11_643)
        let numbers = (0..<100_000).map { _ in Self.number(using: &generator) }
        let said = try await PythonOracle.lines("id_number_oracle.py", input: numbers)
        try #require(said.count == numbers.count)
        var counts: [Difference: Int] = [:]
        var agreed = (valid: 0, invalid: 0)
        for (number, verdict) in zip(numbers, said) {
            let reason = Self.reason(number)
            switch (reason == nil, verdict == "valid") {
            case (true, true): agreed.valid += 1
            case (false, false): agreed.invalid += 1
            default:
                guard let difference = Self.explained(number, reason, String(verdict)) else {
                    Issue.record(
                        "\(number): \(reason?.token ?? "valid") here, \(verdict) there")
                    continue
                }
                counts[difference, default: 0] += 1
            }
        }

        // Each side of the agreement and each difference was really met.
        #expect(agreed.valid > 10_000)
        #expect(agreed.invalid > 10_000)
        for difference in Difference.allCases { #expect(counts[difference] ?? 0 > 0) }
    }

    private static func reason(_ number: String) -> Reason? {
        do throws(Refusal) {
            _ = try IDNumber(text: number, today: self.today)
            return nil
        } catch {
            return error.reason
        }
    }

    private static func explained(
        _ number: String, _ reason: Reason?, _ verdict: String
    ) -> Difference? {
        switch (reason, verdict) {
        case (nil, "place"):
            switch number.prefix(2) {
            case "81", "82", "83": .permit
            default: number.hasPrefix("9") ? .permanentResident : .county
            }
        case (Reason.idNumberDate?, "valid"):
            Int(number.dropFirst(6).prefix(4)).map { $0 < 1_900 || $0 >= 2_026 } ?? false
                ? .birthYear : nil
        default: nil
        }
    }

    /// A number that is right, or wrong in one of the ways people are wrong.
    private static func number(using generator: inout SeededRandom) -> String {
        let place = self.places.randomElement(using: &generator) ?? "110105"
        let year =
            Int.random(in: 0..<40, using: &generator) == 0
            ? Int.random(in: 1_850...2_060, using: &generator)
            : Int.random(in: 1_950...2_008, using: &generator)
        let month = Int.random(in: 1...12, using: &generator)
        let day = Int.random(
            in: 1...(Int.random(in: 0..<9, using: &generator) == 0 ? 31 : 28), using: &generator)
        let serial = Int.random(in: 1...999, using: &generator)
        var digits = Array(
            "\(place)\(year)\(Self.padded(month, 2))\(Self.padded(day, 2))\(Self.padded(serial, 3))"
                .utf8)
        digits.append(Self.check(digits))
        switch Int.random(in: 0..<6, using: &generator) {
        case 0:
            digits[Int.random(in: 0..<17, using: &generator)] =
                UInt8.random(in: 0x30...0x39, using: &generator)
        case 1:
            let place = Int.random(in: 0..<16, using: &generator)
            digits.swapAt(place, place + 1)
        case 2 where digits[17] == UInt8(ascii: "X"):
            digits[17] = UInt8(ascii: "x")
        case 3 where Bool.random(using: &generator):
            digits.remove(at: Int.random(in: 0..<18, using: &generator))
        default: break
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Of today, retired, never given out, permits, foreigners, no province.
    private static let places = [
        "110105", "440524", "310101", "510104", "650102", "420102", "659001", "110103", "440582",
        "310103", "420111", "119999", "310000", "810000", "820000", "830000", "911124", "931156",
        "990000", "100000", "720000", "840000",
    ]

    private static func check(_ digits: [UInt8]) -> UInt8 {
        // ISO 7064 MOD 11-2 by Horner's rule, and not by weights as the domain does it.
        let sum = digits.reduce(0) { ($0 + Int($1 - 0x30)) * 2 % 11 }
        return Array("0123456789X".utf8)[(12 - sum % 11) % 11]
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
