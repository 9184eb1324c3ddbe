// SPDX-License-Identifier: Apache-2.0

/// Something that is wrong with the audit log, and where.
package struct AuditFinding: Hashable, Sendable {
    /// What is wrong.
    package let what: What
    /// The first row that it is about.
    package let first: Int64
    /// The last row that it is about; of two rows that changed places, the other one.
    package let last: Int64

    init(_ what: What, _ first: Int64, to last: Int64? = nil) {
        self.what = what
        self.first = first
        self.last = last ?? first
    }

    /// The kinds of findings, each with a sentence for the operator.
    package enum What: String, Sendable, CaseIterable {
        /// The row's link does not fit its columns and the row before: one of them was changed.
        case changed
        /// A column has another type than any program wrote.
        case unreadable
        /// Rows between others are gone.
        case missing
        /// Two rows have changed places.
        case reordered
        /// A number is there twice, or out of its place.
        case inserted
        /// Rows after the last one there are gone: a signed checkpoint knows them.
        case tailCut = "tail-cut"
        /// The chain is whole, and another one than the one that was signed.
        case rebuilt
        /// The signature of a checkpoint is not this server's.
        case checkpointForged = "checkpoint-forged"
        /// A checkpoint of the file is not in the database.
        case checkpointMissing = "checkpoint-missing"
        /// A checkpoint of the database is not in the file.
        case headsMissing = "heads-missing"
    }
}

/// What came out of a verification.
package struct AuditReport: Hashable, Sendable {
    /// Rows looked at.
    package var rows: Int64 = 0
    /// Checkpoints of the database and of the file whose signatures were looked at.
    package var checkpoints: Int64 = 0
    /// The last row looked at.
    package var lastSeq: Int64 = 0
    /// The last row that a signed checkpoint vouches for.
    package var vouchedSeq: Int64 = 0
    /// What is wrong, by row, at most `AuditVerifier.findingsLimit`.
    package var findings: [AuditFinding] = []
    /// How many more there are.
    package var further: Int64 = 0
}
