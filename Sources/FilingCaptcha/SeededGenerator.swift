// SPDX-License-Identifier: Apache-2.0

/// xoshiro256** (Blackman and Vigna, 2018): the whole drawing follows from 32 bytes.
struct SeededGenerator {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// Nil unless there are 32 bytes that are not all zero.
    init?(seed: [UInt8]) {
        guard seed.count == 32, seed.contains(where: { $0 != 0 }) else { return nil }
        func word(_ position: Int) -> UInt64 {
            seed[(8 * position)..<(8 * position + 8)].reduce(0) { $0 << 8 | UInt64($1) }
        }
        self.state = (word(0), word(1), word(2), word(3))
    }

    private mutating func next() -> UInt64 {
        let result = Self.rotated(self.state.1 &* 5, 7) &* 9
        let shifted = self.state.1 << 17
        self.state.2 ^= self.state.0
        self.state.3 ^= self.state.1
        self.state.1 ^= self.state.2
        self.state.0 ^= self.state.3
        self.state.2 ^= shifted
        self.state.3 = Self.rotated(self.state.3, 45)
        return result
    }

    /// A number of a range, evenly.
    mutating func number(in range: ClosedRange<Double>) -> Double {
        let unit = Double(self.next() >> 11) * 0x1p-53
        return range.lowerBound + unit * (range.upperBound - range.lowerBound)
    }

    /// A whole number of a range, evenly.
    mutating func integer(in range: ClosedRange<Int>) -> Int {
        Int(self.number(in: Double(range.lowerBound)...(Double(range.upperBound) + 0.999_999)))
    }

    private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value << count | value >> (64 - count)
    }
}
