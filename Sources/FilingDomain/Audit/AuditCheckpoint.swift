// SPDX-License-Identifier: Apache-2.0

/// A signed statement about the audit log, kept in the database and in a file outside.
///
/// A chain alone cannot show that its tail was cut off or that all of it was made anew: whoever can
/// write the database can do both. They cannot sign, and they cannot reach the file's copies.
package struct AuditCheckpoint: Hashable, Sendable {
    /// What it states.
    package var kind: Kind
    /// The row it is about.
    package var seq: Int64
    /// When it was made, milliseconds since 1970-01-01T00:00:00Z.
    package var atMs: Int64
    /// The row's link, 32 bytes.
    package var hash: [UInt8]
    /// Ed25519, 64 bytes.
    package var signature: [UInt8]

    /// What a checkpoint states.
    ///
    /// Raw values are stored and signed.
    package enum Kind: Int32, Sendable, CaseIterable {
        /// The chain reached this row with this link.
        case head = 1
        /// Rows up to this one were removed because their time was over: the chain starts after
        /// it, on this link. Written by the retention purge before it deletes; without it the
        /// database refuses to delete.
        case start = 2
    }

    package init(kind: Kind, seq: Int64, atMs: Int64, hash: [UInt8], signature: [UInt8]) {
        self.kind = kind
        self.seq = seq
        self.atMs = atMs
        self.hash = hash
        self.signature = signature
    }
}
