// SPDX-License-Identifier: Apache-2.0

/// A claim to an ID number that another account has; support decides it with evidence.
///
/// Source: domain.md section 3: a number already taken is not a dead end.
package enum Dispute {
    /// Unicode scalars of the claimant's words.
    package static let evidenceLengths = 1...2_000
    /// Unicode scalars of the decision's grounds.
    package static let decisionLengths = 1...500

    /// How it ended; raw values are stored, 1 is open.
    package enum Outcome: Int32, Sendable {
        /// The claimant has the identity now.
        case given = 2
        /// Everything stays as it was.
        case kept = 3
    }
}
