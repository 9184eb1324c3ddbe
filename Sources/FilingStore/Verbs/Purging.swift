// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What was removed of a class.
package struct PurgeCount: Hashable, Sendable {
    package var rows: Int64
    package var files: Int64

    package init(rows: Int64 = 0, files: Int64 = 0) {
        self.rows = rows
        self.files = files
    }
}

extension Snapshot {
    /// How many rows of a class have outlived it, counted over the whole table.
    package func recount(_ retained: RetentionClass, kept: Span, now: Instant) throws -> Int64 {
        guard let steps = PurgeSteps.all[retained] else { return 0 }
        return try self.first(
            steps.recount, ["now_ms": .instant(now), "kept_ms": .integer(kept.ms)]
        ) { try $0.integer() } ?? 0
    }

    /// The next rows of a class that are due, in the order of their numbers.
    ///
    /// None for a class whose rows have no number: those go by `purgeOldest`.
    ///
    /// - Parameters:
    ///   - after: only rows with higher numbers.
    ///   - last: only rows up to this number.
    package func due(
        _ retained: RetentionClass, after: Int64, last: Int64 = .max, until: Instant, limit: Int
    ) throws -> [Int64] {
        guard case .each(let found, _, _)? = PurgeSteps.all[retained]?.removal else { return [] }
        return try self.all(
            found,
            [
                "after": .integer(after), "last": .integer(last), "until_ms": .instant(until),
                "limit": .count(limit),
            ]
        ) { try $0.integer() }
    }

    /// Where the audit log may be cut: the row that a start would be signed after; nil if nothing
    /// is due.
    ///
    /// - Parameter limit: rows that may go at once, at least 1.
    package func auditCut(until: Instant, limit: Int) throws -> AuditHead? {
        try self.first(
            .purgeableAudit, ["until_ms": .instant(until), "limit": .count(limit)]
        ) { AuditHead(seq: try $0.integer(), hash: try $0.bytes()) }
    }

    /// Files of a class whose rows are gone and that are still to be erased.
    package func filesToErase(of retained: RetentionClass, limit: Int) throws -> [UploadID] {
        try self.all(
            .purgeFiles, ["class": .text(retained.rawValue), "limit": .count(limit)]
        ) { try $0.id() }
    }

    /// How many files of a class are still to be erased.
    package func filesWaiting(of retained: RetentionClass) throws -> Int64 {
        try self.first(.purgeFileCount, ["class": .text(retained.rawValue)]) {
            try $0.integer()
        } ?? 0
    }

    /// Whether a row names a file: a material, an upload under way, or a purge's list.
    package func names(_ file: UploadID) throws -> Bool {
        try self.first(.fileNamed, ["blob_id": .id(file)]) { try $0.integer() } != nil
    }

    /// The files that materials name, in the order of their numbers.
    package func filesNamed(after file: UploadID?, limit: Int) throws -> [UploadID] {
        try self.all(
            .filesNamedAfter,
            ["after": .integer(file?.rawValue ?? -1), "limit": .count(limit)]
        ) { try $0.id() }
    }
}

extension Transaction {
    /// Removes the oldest rows of a class without row numbers; how many.
    package func purgeOldest(
        _ retained: RetentionClass, until: Instant, limit: Int
    ) throws -> Int {
        guard case .oldest(let statement)? = PurgeSteps.all[retained]?.removal else { return 0 }
        let removed = try self.execute(
            statement, ["until_ms": .instant(until), "limit": .count(limit)])
        try self.count(PurgeCount(rows: Int64(removed)), of: retained)
        return removed
    }

    /// Removes those of some rows that are due still, with everything that hangs on them; how many.
    ///
    /// Their files are put on the list of files to erase, unless another row needs them.
    ///
    /// - Parameter rows: as `due` found them.
    package func purge(
        _ retained: RetentionClass, rows: [Int64], until: Instant
    ) throws -> Int {
        guard let first = rows.first, let last = rows.last,
            case .each(_, let files, let removals)? = PurgeSteps.all[retained]?.removal
        else { return 0 }
        let due = try self.due(
            retained, after: first - 1, last: last, until: until, limit: rows.count)
        for row in due {
            for file in files {
                try self.execute(
                    file, ["class": .text(retained.rawValue), "row_id": .integer(row)])
            }
            for removal in removals { try self.execute(removal, ["row_id": .integer(row)]) }
        }
        if !due.isEmpty, !files.isEmpty { self.noteErasure() }
        try self.count(PurgeCount(rows: Int64(due.count)), of: retained)
        return due.count
    }

    /// Removes the audit log up to a row; how many rows.
    ///
    /// - Parameter start: the signed statement that the log starts after that row; the database
    ///   refuses to remove what none covers.
    package func purgeAudit(to start: AuditCheckpoint) throws -> Int {
        try self.keep(start)
        let removed = try self.execute(.purgeAudit, ["seq": .integer(start.seq)])
        try self.count(PurgeCount(rows: Int64(removed)), of: .auditLog)
        return removed
    }

    /// Notes that files were erased.
    package func noteErased(_ files: [UploadID], of retained: RetentionClass) throws {
        var done = 0
        for file in files { done += try self.execute(.purgeFileDone, ["blob_id": .id(file)]) }
        try self.count(PurgeCount(files: Int64(done)), of: retained)
    }

    /// Puts those of some files that no row names on the list of files to erase.
    package func giveUp(unnamed files: [UploadID]) throws {
        for file in files where try !self.names(file) {
            try self.execute(
                .purgeUnnamed,
                ["blob_id": .id(file), "class": .text(RetentionClass.unnamedFiles.rawValue)])
        }
    }

    /// Takes what was removed of a class since it was last told of, to be told of now; nil if that
    /// is nothing, or if files of it are still to be erased.
    package func takePurgeCount(of retained: RetentionClass) throws -> PurgeCount? {
        let name: SQLValue = .text(retained.rawValue)
        guard try self.filesWaiting(of: retained) == 0,
            let count = try self.first(
                .purgeCount, ["class": name],
                { PurgeCount(rows: try $0.integer(), files: try $0.integer()) })
        else { return nil }
        try self.execute(.purgeCountClear, ["class": name])
        return count
    }

    private func count(_ count: PurgeCount, of retained: RetentionClass) throws {
        guard count.rows > 0 || count.files > 0 else { return }
        try self.execute(
            .purgeCountAdd,
            [
                "class": .text(retained.rawValue), "removed_rows": .integer(count.rows),
                "removed_files": .integer(count.files),
            ])
    }
}
