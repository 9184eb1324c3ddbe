// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct QuestionAllowanceTests {
    private let start = Instant(ms: 1_768_438_800_000)

    @Test func `an address may ask 60 times in five minutes`() throws {
        var allowance = QuestionAllowance<String>(
            since: self.start, refusingWith: .eligibilityTooOften)
        for _ in 0..<60 { try allowance.spend("a", now: self.start) }
        let last = self.start + Span(ms: 299_999)
        #expect(
            throws: Refusal(.eligibilityTooOften, ["retry_after_ms": .number(1)])
        ) { try allowance.spend("a", now: last) }
        // Somebody else is not held up, and the next period starts over.
        try allowance.spend("b", now: last)
        try allowance.spend("a", now: self.start + .minutes(5))
    }

    @Test func `more addresses than are kept are refused until the next period`() throws {
        var allowance = QuestionAllowance<Int>(
            since: self.start, refusingWith: .eligibilityTooOften)
        for source in 0..<50_000 { try allowance.spend(source, now: self.start) }
        #expect(throws: Refusal.self) { try allowance.spend(50_000, now: self.start) }
        // Those that are kept go on.
        try allowance.spend(7, now: self.start)
        try allowance.spend(50_000, now: self.start + .minutes(5))
    }

    @Test func `a clock that goes back lets nobody ask more`() throws {
        var allowance = QuestionAllowance<Int>(
            since: self.start, refusingWith: .eligibilityTooOften)
        for _ in 0..<60 { try allowance.spend(1, now: self.start) }
        #expect(throws: Refusal.self) { try allowance.spend(1, now: Instant(ms: 0)) }
    }
}
