// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Exam plans as they were loaded; the newest of an exam is in force.
extension Snapshot {
    /// The plan in force with its file; nil if none was ever loaded.
    package func newestPlan(
        of exam: ExamCode
    ) throws -> (record: LoadedPlanRecord, text: [UInt8])? {
        try self.first(.examPlanNewest, ["exam": .text(exam.rawValue)]) {
            (try LoadedPlanRecord(&$0), try $0.bytes())
        }
    }

    /// The plan of a version; nil if it was never loaded.
    package func plan(of exam: ExamCode, version: String) throws -> LoadedPlanRecord? {
        try self.first(
            .examPlanOfVersion, ["exam": .text(exam.rawValue), "version": .text(version)]
        ) { try LoadedPlanRecord(&$0) }
    }

    /// The plans of an exam, newest first.
    package func plans(of exam: ExamCode, limit: Int) throws -> [LoadedPlanRecord] {
        try self.all(
            .examPlans, ["exam": .text(exam.rawValue), "limit": .count(limit)]
        ) { try LoadedPlanRecord(&$0) }
    }
}

extension Transaction {
    /// Keeps a plan: from this commit on it is the newest.
    ///
    /// - Parameter sha256: of `text`, 32 bytes.
    /// - Throws: `StorageFault` `.constraint` if its version was loaded before.
    package func insertPlan(
        of exam: ExamCode, version: String, text: [UInt8], sha256: [UInt8], by account: AccountID,
        at now: Instant
    ) throws -> LoadedPlanRecord {
        let id = try self.next(.examPlan)
        try self.execute(
            .examPlanInsert,
            [
                "plan_id": .integer(id), "exam": .text(exam.rawValue),
                "version": .text(version), "text": .bytes(text), "sha256": .bytes(sha256),
                "loaded_by": .id(account), "loaded_ms": .instant(now),
            ])
        return LoadedPlanRecord(
            id: id, version: version, sha256: sha256, sizeBytes: text.count, loadedBy: account,
            loadedAt: now)
    }
}
