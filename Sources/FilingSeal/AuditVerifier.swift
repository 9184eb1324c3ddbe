// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Reads the audit log from its start and says what is wrong with it, and where.
///
/// Rows are taken one by one in the order of their numbers, so a log of any length takes the same
/// memory. A row that does not fit is kept until the end, where rows that only changed places are
/// told from rows that were changed.
package struct AuditVerifier {
    /// Rows that do not fit, and findings, that are looked at closely: who changed more has rebuilt
    /// the log.
    package static let findingsLimit = 256

    /// A row that does not fit the one before.
    private struct Misfit {
        let record: AuditRecord
        /// What the link of the row before may be.
        let previous: [[UInt8]]
    }

    private let key: AuditPublicKey
    /// Signed heads that were not reached yet, the lowest last.
    private var heads: [AuditCheckpoint]
    /// The number that the next row has.
    private var next: Int64
    /// What the link of the row before may be: two if that row does not fit itself; none if it is
    /// not there.
    private var previous: [[UInt8]]
    private var misfits: [Misfit] = []
    private var report = AuditReport()

    /// Begins.
    ///
    /// - Parameters:
    ///   - table: the checkpoints of the database.
    ///   - file: those of the file outside; nil without one.
    ///   - key: whose signatures count.
    package init(table: [AuditCheckpoint], file: [AuditCheckpoint]?, key: AuditPublicKey) {
        self.key = key
        self.heads = []
        self.next = 1
        self.previous = [AuditHead.start.hash]
        let signed = Set(table).union(file ?? []).filter { self.isSigned($0) }
        self.heads = signed.sorted { ($0.seq, $0.kind.rawValue) > ($1.seq, $1.kind.rawValue) }
        if let start = self.heads.first(where: { $0.kind == .start }), start.seq < .max {
            self.next = start.seq + 1
            self.previous = [start.hash]
            self.heads.removeAll { $0.seq <= start.seq }
        }
        if let file { self.compare(table, with: file) }
    }

    /// Takes the next row.
    package mutating func take(_ record: AuditRecord) {
        guard self.follows(record.seq) else { return }
        self.link(record)
        while let head = self.heads.last, head.seq == record.seq {
            self.heads.removeLast()
            self.report.vouchedSeq = head.seq
            // A row that does not fit the one before is told of as such.
            guard self.previous.count == 1 else { continue }
            if self.previous[0] != head.hash { self.note(AuditFinding(.rebuilt, head.seq)) }
        }
    }

    /// Takes a row of which only the number can be read.
    package mutating func takeUnreadable(seq: Int64) {
        guard self.follows(seq) else { return }
        self.note(AuditFinding(.unreadable, seq))
        self.previous = []
        while self.heads.last?.seq == seq { self.heads.removeLast() }
    }

    /// Ends, and tells what was found.
    package mutating func finish() -> AuditReport {
        if let top = self.heads.first {
            self.note(AuditFinding(.tailCut, self.next, to: top.seq))
        }
        self.judgeMisfits()
        self.report.findings.sort { ($0.first, $0.last) < ($1.first, $1.last) }
        return self.report
    }

    /// Whether a row has its turn; notes what is missing before it.
    private mutating func follows(_ seq: Int64) -> Bool {
        self.report.rows += 1
        guard seq >= self.next, seq < .max else {
            self.note(AuditFinding(.inserted, seq))
            return false
        }
        if seq > self.next {
            self.note(AuditFinding(.missing, self.next, to: seq - 1))
            self.previous = []
            while let head = self.heads.last, head.seq < seq { self.heads.removeLast() }
        }
        self.next = seq + 1
        self.report.lastSeq = seq
        return true
    }

    private mutating func link(_ record: AuditRecord) {
        guard !self.previous.isEmpty else {
            // The row before is gone: this one is vouched for by the next one only.
            self.previous = [record.hash]
            return
        }
        let links = self.previous.map {
            AuditChain.link(after: $0, seq: record.seq, record.fields)
        }
        guard !links.contains(record.hash) else {
            self.previous = [record.hash]
            return
        }
        if self.misfits.count < Self.findingsLimit {
            self.misfits.append(Misfit(record: record, previous: self.previous))
        } else {
            self.report.further += 1
        }
        // If only the link was changed, the next row fits the right one; if a column was, the old.
        self.previous = [record.hash, links[0]]
    }
}

/// What is found at the ends.
extension AuditVerifier {
    private mutating func isSigned(_ checkpoint: AuditCheckpoint) -> Bool {
        self.report.checkpoints += 1
        guard checkpoint.seq > 0, self.key.verifies(checkpoint) else {
            self.note(AuditFinding(.checkpointForged, checkpoint.seq))
            return false
        }
        return true
    }

    /// Each has what the other has.
    ///
    /// The file is written first, so that its last line may be ahead; it may begin later, because
    /// an operator has put an older one away. A start is in the database alone, in the transaction
    /// that removes what is before it.
    private mutating func compare(_ table: [AuditCheckpoint], with file: [AuditCheckpoint]) {
        let inTable = Set(table)
        let inFile = Set(file)
        for line in file.dropLast() where !inTable.contains(line) {
            self.note(AuditFinding(.checkpointMissing, line.seq))
        }
        guard let begin = file.first?.seq else {
            if let first = table.first(where: { $0.kind == .head }) {
                self.note(AuditFinding(.headsMissing, first.seq))
            }
            return
        }
        for row in table where row.kind == .head && row.seq >= begin && !inFile.contains(row) {
            self.note(AuditFinding(.headsMissing, row.seq))
        }
    }

    /// Tells rows that only changed places from rows that were changed.
    private mutating func judgeMisfits() {
        var links: [Int64: [UInt8]] = [:]
        for misfit in self.misfits {
            let seq = misfit.record.seq
            let previous = misfit.previous + [links[seq - 1]].compactMap { $0 }
            func fits(_ record: AuditRecord) -> Bool {
                previous.contains {
                    AuditChain.link(after: $0, seq: seq, record.fields) == record.hash
                }
            }
            if fits(misfit.record) {
                links[seq] = misfit.record.hash
            } else if let right = self.misfits.first(where: { fits($0.record) })?.record {
                links[seq] = right.hash
                self.note(
                    AuditFinding(.reordered, min(seq, right.seq), to: max(seq, right.seq)))
            } else {
                self.note(AuditFinding(.changed, seq))
            }
        }
    }

    private mutating func note(_ finding: AuditFinding) {
        guard !self.report.findings.contains(finding) else { return }
        guard self.report.findings.count < Self.findingsLimit else {
            self.report.further += 1
            return
        }
        self.report.findings.append(finding)
    }
}
