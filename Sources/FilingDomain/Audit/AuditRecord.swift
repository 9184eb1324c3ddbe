// SPDX-License-Identifier: Apache-2.0

/// One row of the audit log.
package struct AuditRecord: Hashable, Sendable {
    /// Its number: from 1, without gaps.
    package var seq: Int64
    /// What is hashed besides.
    package var fields: AuditFields
    /// The link of the chain: 32 bytes over the row before, the number and the fields.
    package var hash: [UInt8]

    package init(seq: Int64, fields: AuditFields, hash: [UInt8]) {
        self.seq = seq
        self.fields = fields
        self.hash = hash
    }
}

/// Where the audit log stands: its newest row.
package struct AuditHead: Hashable, Sendable {
    /// The row's number; 0 for an empty log.
    package let seq: Int64
    /// Its link; 32 zero bytes for an empty log.
    package let hash: [UInt8]

    package init(seq: Int64, hash: [UInt8]) {
        self.seq = seq
        self.hash = hash
    }

    /// Before the first entry.
    package static let start = AuditHead(seq: 0, hash: [UInt8](repeating: 0, count: 32))
}
