// SPDX-License-Identifier: Apache-2.0

/// The share of decisions that chance sends to a supervisor.
///
/// Source: domain.md section 9: 5 %, a setting of the exam plan.
package struct SecondLookSample: Hashable, Sendable {
    /// Of a hundred decisions.
    package let percent: Int

    /// None at all, to all of them.
    package static let percents = 0...100
    /// Where a plan says nothing.
    package static let usualPercent = 5

    package init(percent: Int) { self.percent = percent }

    /// What chance says of one decision.
    ///
    /// - Parameter word: 64 bits that nobody who decides can foresee; each value is as likely.
    package func draw(_ word: UInt64) -> SecondLookDraw {
        // The high half of word x 100 lies evenly in 0...99: no remainder favours the low numbers.
        word.multipliedFullWidth(by: 100).high < UInt64(clamping: self.percent) ? .picked : .passes
    }
}

/// Whether chance picked a decision for a second look.
package enum SecondLookDraw: Sendable, CaseIterable {
    case passes
    case picked
}
