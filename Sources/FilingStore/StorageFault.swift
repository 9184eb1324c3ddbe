// SPDX-License-Identifier: Apache-2.0

/// The store's own trouble: not the caller's fault, and nothing was acknowledged.
package struct StorageFault: Error, Hashable, Sendable {
    /// What kind of trouble.
    package let kind: Kind
    /// For the operator's log.
    ///
    /// Never holds a value of a row.
    package let detail: String

    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// The kinds that somebody decides on.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// No room on the disk; goes away by itself once there is.
        case full
        /// The database cannot be reached or is locked by another process; trying again helps.
        case unavailable
        /// Too many reads wait; trying again helps.
        case overloaded
        /// A commit or a sync failed; only a restart helps.
        case stopped
        /// The store is closed.
        case closed
        /// Bytes on the disk are not what was written, or a row breaks its own rules.
        case corrupt
        /// The schema refused a row: a bug in this program.
        case constraint
        /// The database was written by a later version of this program.
        case newerSchema
        /// The database was written by a version so early that nothing leads on from it.
        case olderSchema
        /// The database cannot be made to sync each commit.
        case notDurable
        /// Any other refusal of the engine: a bug in a statement.
        case statement
    }
}
