// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension FilingV1.LoadedPlan {
    init(_ record: LoadedPlanRecord, by staff: StaffRecord?) {
        self.init(
            number: UInt64(clamping: record.id), version: record.version, sha256: record.sha256,
            sizeBytes: UInt32(clamping: record.sizeBytes), loadedBy: staff?.userName ?? "",
            loadedAtMs: record.loadedAt.ms)
    }
}

extension FilingV1.StaffMember {
    init(_ record: StaffRecord) {
        self.init(
            account: UInt64(clamping: record.id.rawValue), userName: record.userName,
            role: .init(record.role), region: record.region?.text ?? "",
            createdAtMs: record.createdAt.ms, disabledAtMs: record.disabledAt?.ms ?? 0)
    }
}

extension FilingV1.AuditLogEntry {
    /// A row as it is kept; codes of a newer version show as their number.
    ///
    /// - Parameters:
    ///   - actorName: of a member of staff; empty for everybody else.
    ///   - filing: the number of the filing it is about; empty for none.
    init(_ record: AuditRecord, actorName: String, filing: String) {
        let fields = record.fields
        self.init(
            seq: UInt64(clamping: record.seq), atMs: fields.atMs,
            actor: Self.actor(fields), actorAccount: UInt64(clamping: fields.actorID ?? 0),
            actorName: actorName,
            action: Self.word(fields.action, AuditAction.init)?.token ?? "unknown-\(fields.action)",
            outcome: Self.word(fields.outcome, AuditEntry.Outcome.init)?.token
                ?? "unknown-\(fields.outcome)",
            subject: UInt64(clamping: fields.subjectID ?? 0), filingNumber: filing,
            region: fields.region.flatMap(UInt8.init(exactly:)).map {
                RegionCode(rawValue: $0).text
            } ?? "",
            purpose: fields.purpose.flatMap { Self.word($0, FilingV1.ViewPurpose.init) }
                ?? .unspecified,
            object: fields.objectID ?? 0,
            reference: String(validating: fields.reference, as: UTF8.self) ?? "",
            hash: record.hash)
    }

    private static func actor(_ fields: AuditFields) -> String {
        let actor = Int32(exactly: fields.actorKind).flatMap {
            AuditActor(kind: $0, account: fields.actorID.map(AccountID.init))
        }
        return actor?.token ?? "unknown-\(fields.actorKind)"
    }

    private static func word<Word>(_ code: Int64, _ make: (Int32) -> Word?) -> Word? {
        Int32(exactly: code).flatMap(make)
    }
}
