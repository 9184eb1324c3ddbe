// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingSeal
package import FilingStore
package import FilingVault

/// Removes what has outlived its retention class, and proves it.
///
/// A batch is one short transaction that decides once more on each row, so a server may run beside
/// it. Files go after the rows that name them, from a list that is written with those rows. What was
/// removed of a class stands in the audit log with the last of it. Killed anywhere, the next purge
/// finishes and tells of both.
package struct Purge: Sendable {
    let store: any Store
    let vault: Vault
    private let key: AuditSigningKey
    let now: Instant
    private let auditKept: Span

    /// Whether anything is changed.
    package enum Mode: Sendable {
        case removing
        /// Each batch is done and taken back.
        case looking
    }

    /// Prepares a purge.
    ///
    /// - Parameters:
    ///   - key: signs where the audit log starts.
    ///   - auditKept: how long the audit log is kept.
    package init(
        _ store: any Store, _ vault: Vault, key: AuditSigningKey, now: Instant,
        auditKept: Span = RetentionClass.auditLog.kept
    ) {
        self.store = store
        self.vault = vault
        self.key = key
        self.now = now
        self.auditKept = auditKept
    }

    /// Goes through every class.
    ///
    /// - Throws: `StorageFault`, `VaultFault`; what was done until then stays done.
    package func run(_ mode: Mode) async throws -> PurgeReport {
        var report = PurgeReport()
        for retained in RetentionClass.allCases {
            var line = PurgeReport.Line(retained: retained, kept: self.kept(retained))
            line.due.rows = try await self.recount(retained)
            switch (mode, retained) {
            case (.looking, .unnamedFiles):
                line.due.files = Int64(try await self.unnamed(in: &report).count)
            case (.looking, _):
                line.due.files = try await self.filesToGo(of: retained)
            case (.removing, .unnamedFiles):
                try await self.giveUp(try await self.unnamed(in: &report))
                try await self.eraseFiles(of: &line)
                line.left.files += try await self.recountUnnamed()
            case (.removing, _):
                line.removed.rows = try await self.removeRows(of: retained)
                try await self.eraseFiles(of: &line)
                line.left.rows = try await self.recount(retained)
            }
            report.lines.append(line)
        }
        try await self.findMissing(in: &report)
        return report
    }

    func kept(_ retained: RetentionClass) -> Span {
        retained == .auditLog ? self.auditKept : retained.kept
    }

    /// What began then or before is due.
    private func until(_ retained: RetentionClass) -> Instant {
        self.now - self.kept(retained)
    }

    private func recount(_ retained: RetentionClass) async throws -> Int64 {
        let kept = self.kept(retained)
        return try await self.store.read { [now] in
            try $0.recount(retained, kept: kept, now: now)
        }
    }

    /// Rows that one transaction removes: a few milliseconds of the store's one writer.
    private static func batch(of retained: RetentionClass) -> Int {
        switch retained {
        case .drafts, .withdrawnFilings, .decidedFilings, .closedAccounts: 50
        case .auditLog: 5_000
        default: 500
        }
    }

    /// Removes what is due; how many rows.
    private func removeRows(of retained: RetentionClass) async throws -> Int64 {
        let limit = Self.batch(of: retained)
        let until = self.until(retained)
        var total: Int64 = 0
        var after: Int64 = 0
        while true {
            let rows = try await self.store.read { [after] in
                try $0.due(retained, after: after, until: until, limit: limit)
            }
            let removed = try await self.store.write { [self] transaction in
                let removed = try self.remove(
                    retained, rows, until: until, limit: limit, in: transaction)
                if removed < limit { try self.tell(of: retained, in: transaction) }
                return removed
            }
            total += Int64(removed)
            guard removed == limit || rows.count == limit else { return total }
            after = rows.last ?? after
        }
    }

    /// One batch.
    private func remove(
        _ retained: RetentionClass, _ rows: [Int64], until: Instant, limit: Int,
        in transaction: Transaction
    ) throws -> Int {
        if retained == .auditLog {
            guard let cut = try transaction.auditCut(until: until, limit: limit) else { return 0 }
            return try transaction.purgeAudit(
                to: try self.key.checkpoint(.start, at: self.now, cut))
        }
        return rows.isEmpty
            ? try transaction.purgeOldest(retained, until: until, limit: limit)
            : try transaction.purge(retained, rows: rows, until: until)
    }

    /// Writes what was removed of a class into the audit log, once nothing of it is under way.
    private func tell(of retained: RetentionClass, in transaction: Transaction) throws {
        guard let count = try transaction.takePurgeCount(of: retained) else { return }
        try transaction.audit(
            AuditEntry(
                at: self.now, actor: .machineOperator, action: .dataPurged, object: count.rows,
                reference: try AuditReference(text: "\(retained.rawValue)/\(count.files)")))
    }

    /// Erases the files that a class has given up.
    private func eraseFiles(of line: inout PurgeReport.Line) async throws {
        let retained = line.retained
        while true {
            let files = try await self.store.read {
                try $0.filesToErase(of: retained, limit: Self.filesAtOnce)
            }
            line.due.files += Int64(files.count)
            for file in files {
                try await self.vault.erase(upload: file)
                try await self.vault.erase(blob: file)
                if try await self.vault.has(blob: file) { line.left.files += 1 }
            }
            try await self.store.write { [self] transaction in
                try transaction.noteErased(files, of: retained)
                try self.tell(of: retained, in: transaction)
            }
            line.removed.files += Int64(files.count)
            guard files.count == Self.filesAtOnce else { return }
        }
    }

    static let filesAtOnce = 200

    /// How many files a class would give up: each batch is done and taken back.
    private func filesToGo(of retained: RetentionClass) async throws -> Int64 {
        guard retained.rule.hasFiles else { return 0 }
        let limit = Self.batch(of: retained)
        let until = self.until(retained)
        var total: Int64 = 0
        var after: Int64 = 0
        while true {
            let rows = try await self.store.read { [after] in
                try $0.due(retained, after: after, until: until, limit: limit)
            }
            guard let last = rows.last else { return total }
            do {
                try await self.store.write { transaction in
                    let before = try transaction.filesWaiting(of: retained)
                    _ = try transaction.purge(retained, rows: rows, until: until)
                    throw TakenBack(files: try transaction.filesWaiting(of: retained) - before)
                }
            } catch let taken as TakenBack {
                total += taken.files
            }
            after = last
        }
    }

    /// Ends a transaction that was only to be looked at.
    private struct TakenBack: Error { let files: Int64 }
}
