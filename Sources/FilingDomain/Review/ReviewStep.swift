// SPDX-License-Identifier: Apache-2.0

/// What a change of a filing leaves behind for its region, beside its line in the history.
///
/// Written by the verb of the store that saves the change, in the same transaction.
package enum ReviewStep: Hashable, Sendable {
    /// A decision waits for a supervisor; another one that waited is replaced by it.
    case proposed(SecondLook, by: Role, replacing: SecondLook?)
    /// A decision took effect.
    case decided(ReviewOutcome)
    /// The filing went from one person's hands to another's, or somebody is kept from it.
    case handed(Handover)

    /// Whether words of staff belong to it, which are kept sealed.
    package var hasWords: Bool {
        switch self {
        case .proposed, .handed: true
        case .decided: false
        }
    }
}
