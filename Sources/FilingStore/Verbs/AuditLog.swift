// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// Where the log stands.
    package func auditHead() throws -> AuditHead {
        try self.first(.auditHead, [:]) {
            AuditHead(seq: try $0.integer(), hash: try $0.bytes())
        } ?? .start
    }

    /// The rows after a number, oldest first.
    package func auditRows(after seq: Int64, limit: Int) throws -> [AuditRow] {
        try self.all(.auditAfter, ["after": .integer(seq), "limit": .count(limit)]) {
            try AuditRow(&$0)
        }
    }

    /// Who else looked at a person's data, newest first.
    ///
    /// - Parameter before: only rows before this number.
    package func views(
        of subject: AccountID, before: Int64, limit: Int
    ) throws -> [AuditRecord] {
        try self.all(
            .auditViewsOf,
            ["subject_id": .id(subject), "before": .integer(before), "limit": .count(limit)],
            AuditRow.record)
    }

    /// The newest checkpoint; nil before the first.
    package func lastCheckpoint() throws -> AuditCheckpoint? {
        try self.first(.checkpointLast, [:]) { try AuditCheckpoint(&$0) }
    }

    /// The checkpoints after another, oldest first; from the first one if it is nil.
    package func checkpoints(
        after last: AuditCheckpoint?, limit: Int
    ) throws -> [AuditCheckpoint] {
        try self.all(
            .checkpointsAfter,
            [
                "after_seq": .integer(last?.seq ?? -1),
                "after_kind": .integer(Int64(last?.kind.rawValue ?? 0)), "limit": .count(limit),
            ]
        ) { try AuditCheckpoint(&$0) }
    }
}

extension Transaction {
    /// Adds an entry to the log.
    ///
    /// Writers come one after the other, so the head read here is the row before.
    ///
    /// - Parameter link: makes the row's link of the link before, its number and its columns.
    /// - Returns: the row's number.
    @discardableResult
    package func append(
        _ entry: AuditEntry, linkedBy link: ([UInt8], Int64, AuditFields) -> [UInt8]
    ) throws -> Int64 {
        let head = try self.auditHead()
        let seq = head.seq + 1
        let fields = AuditFields(entry)
        try self.execute(
            .auditInsert,
            [
                "seq": .integer(seq), "at_ms": .integer(fields.atMs),
                "actor_kind": .integer(fields.actorKind), "actor_id": .id(entry.actor.account),
                "action": .code(entry.action), "outcome": .code(entry.outcome),
                "subject_id": .id(entry.subject), "filing_id": .id(entry.filing),
                "region": .region(entry.region), "purpose": .code(orNull: entry.purpose),
                "object_id": entry.object.map { .integer($0) } ?? .null,
                "reference": .text(entry.reference.text),
                "hash": .bytes(link(head.hash, seq, fields)),
            ])
        return seq
    }

    /// Keeps a checkpoint; does nothing if there is one of its kind at its row.
    package func keep(_ checkpoint: AuditCheckpoint) throws {
        try self.execute(
            .checkpointInsert,
            [
                "seq": .integer(checkpoint.seq), "kind": .code(checkpoint.kind),
                "at_ms": .integer(checkpoint.atMs), "hash": .bytes(checkpoint.hash),
                "signature": .bytes(checkpoint.signature),
            ])
    }
}
