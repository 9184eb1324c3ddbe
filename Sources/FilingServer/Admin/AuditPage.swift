// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// A page of the audit log, newest first.
struct AuditPage: Sendable {
    let records: [AuditRecord]
    /// What is older begins below this number; 0 if nothing older could match.
    let next: Int64

    /// Rows that one call looks at: about 60 ms of a reader.
    static let rowsLooked = 20_000
    /// Rows read at once.
    private static let batch = 1_000

    /// Reads backwards until the page is full, the range ends, or enough was looked at.
    ///
    /// - Parameters:
    ///   - rows: the narrowest set of rows that holds all that match.
    ///   - range: the numbers to look at.
    init(
        of filter: AuditFilter, among rows: Snapshot.AuditRows, in range: Range<Int64>, limit: Int,
        from snapshot: Snapshot
    ) throws {
        var found: [AuditRecord] = []
        var end = range.upperBound
        var looked = 0
        while looked < Self.rowsLooked, end > range.lowerBound {
            let size = min(looked == 0 ? limit : Self.batch, Self.rowsLooked - looked)
            let batch = try snapshot.auditRows(rows, in: range.lowerBound..<end, limit: size)
            for record in batch {
                end = record.seq
                guard filter.matches(record.fields) else { continue }
                found.append(record)
                if found.count == limit { break }
            }
            looked += batch.count
            if found.count == limit { break }
            if batch.count < size { end = range.lowerBound }
        }
        self.records = found
        self.next = end > range.lowerBound ? end : 0
    }
}
