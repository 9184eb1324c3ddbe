// SPDX-License-Identifier: Apache-2.0

import FilingSeal
import Testing

@Suite struct FilingNumberPermutationTests {
    @Test(
        arguments: [
            (0, 663_578_253), (1, 102_465_772), (2, 180_112_232), (999_999_999, 301_598_263),
        ] as [(Int64, UInt32)])
    func `the digits are those that another program computes`(serial: Int64, digits: UInt32) throws
    {
        let permutation = FilingNumberPermutation(keys: try SealFixture.keys())
        #expect(permutation.number(for: serial) == digits)
        #expect(permutation.serial(for: digits) == serial)
    }

    /// Powers of two, just above and below them, odd and even widths.
    @Test(arguments: [2, 3, 4, 5, 16, 17, 100, 1_000, 1_024, 1_025, 4_097] as [UInt32])
    func `every number of a small range is given exactly once`(limit: UInt32) throws {
        let permutation = FilingNumberPermutation(keys: try SealFixture.keys(), limit: limit)
        var seen = Set<UInt32>()
        for serial in 0..<Int64(limit) {
            let number = try #require(permutation.number(for: serial))
            #expect(number < limit)
            #expect(permutation.serial(for: number) == serial)
            seen.insert(number)
        }
        #expect(seen.count == Int(limit))
    }

    @Test func `random serials come back from their numbers`() throws {
        let permutation = FilingNumberPermutation(keys: try SealFixture.keys())
        var random = SeededGenerator(state: 9)
        for _ in 0..<2_000 {
            let serial = Int64.random(in: 0..<1_000_000_000, using: &random)
            let number = try #require(permutation.number(for: serial))
            #expect(number < 1_000_000_000)
            #expect(permutation.serial(for: number) == serial)
        }
    }

    @Test func `numbers outside the range have none`() throws {
        let permutation = FilingNumberPermutation(keys: try SealFixture.keys())
        #expect(permutation.number(for: -1) == nil)
        #expect(permutation.number(for: 1_000_000_000) == nil)
        #expect(permutation.number(for: .max) == nil)
        #expect(permutation.serial(for: 1_000_000_000) == nil)
        #expect(permutation.serial(for: .max) == nil)
    }

    @Test func `another key gives another order`() throws {
        let one = FilingNumberPermutation(keys: try SealFixture.keys())
        let other = FilingNumberPermutation(keys: try SealFixture.keys(firstByte: 1))
        let same = (0..<100).filter { one.number(for: $0) == other.number(for: $0) }
        #expect(same.isEmpty)
    }
}
