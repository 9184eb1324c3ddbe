// SPDX-License-Identifier: Apache-2.0

/// How often an account may state or dispute an identity.
///
/// Each try tells whether a number has an account, and may ask a register about somebody: enough for
/// slips of the pen, too few to go through other people's numbers. Source: domain.md section 2,
/// number 9.
package enum IdentityAllowance {
    /// In any 24 hours.
    package static let perDay = 10

    /// Refuses a try that would be one too many.
    ///
    /// - Parameter tried: when it was tried before, newest first; ten are enough.
    /// - Throws: `IDENTITY_TOO_OFTEN` with the time to wait.
    package static func require(tried: [Instant], now: Instant) throws(Refusal) {
        guard tried.count >= Self.perDay else { return }
        let until = tried[Self.perDay - 1] + Span.day
        guard now < until else { return }
        throw Refusal(
            .identityTooOften, ["retry_after_ms": .number(UInt64(clamping: (until - now).ms))])
    }
}
