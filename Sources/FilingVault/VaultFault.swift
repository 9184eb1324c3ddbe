// SPDX-License-Identifier: Apache-2.0

/// The vault's own trouble: not the caller's fault, and nothing was promised.
package struct VaultFault: Error, Hashable, Sendable {
    /// What kind of trouble.
    package let kind: Kind
    /// For the operator's log: the call, the file's number and the system's error.
    package let detail: String

    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// The kinds that somebody decides on.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// No room on the disk; goes away by itself once there is.
        case full
        /// Too many calls wait; trying again helps.
        case overloaded
        /// The disk refused; trying again may help.
        case unavailable
        /// A sync failed; only a restart helps.
        case stopped
        /// A blob that should be there is not.
        case missing
        /// A blob's bytes are not what was sealed, or their key is another one.
        case damaged
    }
}
