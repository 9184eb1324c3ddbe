// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// What chance sends to a supervisor.
///
/// Source: domain.md section 9: 5 %.
struct SecondLookSampleTests {
    private static func picked(percent: Int, of decisions: Int, seed: UInt64) -> Int {
        var random = SeededGenerator(state: seed)
        let sample = SecondLookSample(percent: percent)
        return (0..<decisions).count { _ in sample.draw(random.next()) == .picked }
    }

    // The share of n draws deviates by sqrt(p(1-p)/n): 0.22 % of 10,000 at 5 %. Five times that is
    // met by chance once in two million seeds.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `of 10,000 decisions five in a hundred are picked, give or take one`(seed: UInt64) {
        let picked = Self.picked(percent: 5, of: 10_000, seed: seed)
        #expect((390...610).contains(picked), "\(picked)")
    }

    @Test func `none is picked at 0 %, each one at 100 %`() {
        #expect(Self.picked(percent: 0, of: 10_000, seed: 1) == 0)
        #expect(Self.picked(percent: 100, of: 10_000, seed: 1) == 10_000)
    }

    @Test(arguments: SecondLookSample.percents)
    func `exactly that share of all words is picked, to the last one`(percent: Int) {
        let sample = SecondLookSample(percent: percent)
        // word x 100 / 2^64 < percent holds up to the last word before percent x 2^64 / 100.
        let (quotient, remainder) = UInt64(100).dividingFullWidth((UInt64(percent % 100), 0))
        let first = remainder == 0 ? quotient : quotient + 1
        #expect(sample.draw(0) == (percent == 0 ? .passes : .picked))
        #expect(sample.draw(.max) == (percent == 100 ? .picked : .passes))
        guard (1...99).contains(percent) else { return }
        #expect(sample.draw(first - 1) == .picked)
        #expect(sample.draw(first) == .passes)
    }
}
