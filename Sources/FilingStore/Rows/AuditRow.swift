// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A row of the audit log as the database gives it, for whoever verifies it.
package enum AuditRow: Hashable, Sendable {
    /// Every column has the type it should have.
    case record(AuditRecord)
    /// A column has another type: nobody but a stranger wrote it so.
    case unreadable(seq: Int64)

    init(_ columns: inout Columns) throws(StorageFault) {
        let seq = try columns.integer()
        do {
            self = .record(try Self.record(seq: seq, &columns))
        } catch {
            self = .unreadable(seq: seq)
        }
    }

    static func record(_ columns: inout Columns) throws(StorageFault) -> AuditRecord {
        let seq = try columns.integer()
        return try Self.record(seq: seq, &columns)
    }

    private static func record(
        seq: Int64, _ columns: inout Columns
    ) throws(StorageFault) -> AuditRecord {
        AuditRecord(
            seq: seq,
            fields: AuditFields(
                atMs: try columns.integer(), actorKind: try columns.integer(),
                actorID: try columns.integerOrNil(), action: try columns.integer(),
                outcome: try columns.integer(), subjectID: try columns.integerOrNil(),
                filingID: try columns.integerOrNil(), region: try columns.integerOrNil(),
                purpose: try columns.integerOrNil(), objectID: try columns.integerOrNil(),
                reference: Array(try columns.text().utf8)),
            hash: try columns.bytes())
    }
}

extension AuditCheckpoint {
    init(_ columns: inout Columns) throws(StorageFault) {
        let seq = try columns.integer()
        self.init(
            kind: try columns.code(), seq: seq, atMs: try columns.integer(),
            hash: try columns.bytes(), signature: try columns.bytes())
    }
}
