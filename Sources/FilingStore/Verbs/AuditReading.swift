// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The audit log, read backwards.
extension Snapshot {
    /// Whose rows of the log are read.
    package enum AuditRows: Hashable, Sendable {
        case all
        /// Those about an account.
        case about(AccountID)
        /// Those of a member of staff or a centre's program; of nobody else's.
        case byStaff(AccountID)
    }

    /// Rows of a range, newest first.
    package func auditRows(
        _ rows: AuditRows, in range: Range<Int64>, limit: Int
    ) throws -> [AuditRecord] {
        let before = SQLValue.integer(range.upperBound)
        let first = SQLValue.integer(range.lowerBound)
        switch rows {
        case .all:
            return try self.all(
                .auditBefore, ["before": before, "first": first, "limit": .count(limit)],
                AuditRow.record)
        case .about(let account):
            return try self.all(
                .auditBeforeOfSubject,
                [
                    "subject_id": .id(account), "before": before, "first": first,
                    "limit": .count(limit),
                ], AuditRow.record)
        case .byStaff(let account):
            return try self.all(
                .auditBeforeByStaff,
                [
                    "actor_id": .id(account), "before": before, "first": first,
                    "limit": .count(limit),
                ], AuditRow.record)
        }
    }

    /// The numbers of the rows that are there; nil for an empty log.
    package func auditRange() throws -> ClosedRange<Int64>? {
        guard let first = try self.first(.auditFirst, [:], { try $0.integer() }) else {
            return nil
        }
        return first...max(first, try self.auditHead().seq)
    }

    /// The rows of the log that can lie in a period.
    ///
    /// A row that somebody has removed does not stop the search: the next one's time stands for its.
    package func auditRange(from: Instant?, until: Instant?) throws -> Range<Int64> {
        guard let rows = try self.auditRange() else { return 0..<0 }
        return try AuditPeriod.rows(from: from, until: until, in: rows) { seq in
            try self.first(.auditTimeFrom, ["seq": .integer(seq)]) { try $0.integer() } ?? .max
        }
    }
}
