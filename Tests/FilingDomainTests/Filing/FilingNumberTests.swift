// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// The filing number and its check character.
struct FilingNumberTests {
    private static let sample = "SW26-11-123456789-"

    private static func valid() throws -> String {
        let number = FilingNumber(region: try RegionCode(text: "11"), digits: 123_456_789)
        return try #require(number).text
    }

    @Test func `the check character is that of ISO 7064 MOD 11-2`() throws {
        // The standard's own definition, digit by digit: sum of a_i * 2^(i-1) = 1 (mod 11) with the
        // check character at i = 1.
        let text = try Self.valid()
        let digits = "11123456789".map { Int(String($0)) ?? 0 } + [Self.value(text)]
        let weighted = digits.reversed().enumerated().map { index, digit in
            digit * (0..<index).reduce(1) { power, _ in power * 2 % 11 }
        }
        #expect(weighted.reduce(0, +) % 11 == 1)
    }

    private static func value(_ text: String) -> Int {
        text.hasSuffix("X") ? 10 : Int(String(text.suffix(1))) ?? -1
    }

    @Test func `every wrong digit is found`() throws {
        let text = Array(try Self.valid())
        for position in [5, 6] + Array(8...16) {
            for digit in "0123456789" where digit != text[position] {
                var wrong = text
                wrong[position] = digit
                #expect(throws: Refusal.self) { try FilingNumber(text: String(wrong)) }
            }
        }
    }

    @Test func `every swap of neighbours is found`() throws {
        let text = Array(try Self.valid())
        for position in 8...15 where text[position] != text[position + 1] {
            var wrong = text
            wrong.swapAt(position, position + 1)
            #expect(throws: Refusal.self) { try FilingNumber(text: String(wrong)) }
        }
    }

    @Test func `what is printed can be read back, in lower case too`() throws {
        for digits in [UInt32(0), 1, 42, 999_999_999] {
            let number = try #require(
                FilingNumber(region: RegionCode(text: "66"), digits: digits))
            #expect(try FilingNumber(text: number.text) == number)
            #expect(try FilingNumber(text: number.text.lowercased()) == number)
        }
        #expect(
            FilingNumber(region: try RegionCode(text: "66"), digits: 1_000_000_000) == nil)
    }

    @Test(arguments: [
        "", "SW26", "SW25-11-123456789-1", "SW26-11-12345678-1", "SW26-1-123456789-1",
        "SW26-11-123456789-", "SW26-11-12345678９-1", "SW26--123456789-1", "SW26-11-+23456789-1",
    ])
    func `another form is refused`(text: String) {
        #expect(throws: Refusal.self) { try FilingNumber(text: text) }
    }
}
