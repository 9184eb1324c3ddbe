// SPDX-License-Identifier: Apache-2.0

/// A decision that took effect, as the region's figures count it.
package struct ReviewOutcome: Hashable, Sendable {
    /// Who decided, last.
    package let by: AccountID
    /// What the wait began with.
    package let submittedAt: Instant
    /// When the decision was due; nil where no calendar told.
    package let due: Instant?
    /// The second look that ended with it; nil if there was none.
    package let look: SecondLook?
    /// How that ended; nil if there was none.
    package let result: SecondLookResult?
}
