// SPDX-License-Identifier: Apache-2.0

/// One extension of all deadlines of a region, by its supervisor.
///
/// Kept once for the region and applied when a deadline is read, however many filings it moves.
/// Never makes anything due earlier.
///
/// Source: domain.md section 6, "Windows".
package struct DeadlineExtension: Hashable, Sendable {
    /// When it was made.
    package let at: Instant
    /// How far.
    package let step: Step
    /// Why, in the supervisor's words; everybody may read it.
    package let reason: String

    /// How far deadlines move.
    package enum Step: Hashable, Sendable {
        /// So many days of 24 hours later, `dayLimits`.
        case days(Int)
        /// To this moment, unless due later already.
        case until(Instant)
    }

    /// Days of one extension: two months.
    package static let dayLimits = 1...60
    /// Extensions of one region and exam: read with every open supplement, so they stay few.
    package static let countLimit = 20
    /// Characters of a reason: a paragraph.
    package static let reasonLengths = 1...500

    /// Takes an extension as the store has it.
    package init(at: Instant, step: Step, reason: String) {
        self.at = at
        self.step = step
        self.reason = reason
    }

    /// Where a deadline goes.
    package func moved(_ deadline: Instant) -> Instant {
        switch self.step {
        case .days(let count): deadline + Span(ms: Int64(count) * Span.day.ms)
        case .until(let moment): max(deadline, moment)
        }
    }

    /// An extension of a region's deadlines made now.
    ///
    /// - Parameters:
    ///   - days: 0 for `until`.
    ///   - until: nil for `days`.
    ///   - before: how many the region has already.
    ///   - examStart: the window has to close before.
    /// - Throws: `EXTENSION_INVALID`, `EXTENSIONS_EXHAUSTED`, `FIELD_INVALID` naming `reason`.
    package static func made(
        days: UInt32, until: Instant?, reason: String, of window: FilingWindow, before: Int,
        examStart: Instant, now: Instant
    ) throws(Refusal) -> DeadlineExtension {
        try FreeText.require(reason, "reason", Self.reasonLengths, as: .paragraphs)
        guard before < Self.countLimit else {
            throw Refusal(.extensionsExhausted, ["limit": .number(UInt64(Self.countLimit))])
        }
        let step: Step
        switch (days, until) {
        case (1...UInt32(Self.dayLimits.upperBound), nil): step = .days(Int(days))
        case (0, let moment?) where moment > now && moment > window.closes: step = .until(moment)
        default: throw Self.invalid(window, examStart)
        }
        let made = DeadlineExtension(at: now, step: step, reason: reason)
        guard made.moved(window.closes) < examStart else { throw Self.invalid(window, examStart) }
        return made
    }

    private static func invalid(_ window: FilingWindow, _ examStart: Instant) -> Refusal {
        Refusal(
            .extensionInvalid,
            ["closes_ms": .instant(window.closes), "latest_ms": .instant(examStart)])
    }
}
