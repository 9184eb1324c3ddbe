// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension FilingForm {
    /// Takes the form of a request.
    ///
    /// - Throws: `LEVEL_REQUIRED`, `REGION_UNKNOWN`, `FIELD_INVALID`.
    init(_ form: FilingV1.FilingForm?) throws(Refusal) {
        guard let form else { throw Refusal.fieldInvalid("form", limit: 1) }
        guard let level = Level(rawValue: form.level.rawValue) else {
            throw Refusal(.levelRequired)
        }
        try self.init(
            level: level, region: RegionCode(text: form.region), address: form.address,
            note: form.note)
    }
}

extension FilingV1.FilingForm {
    init(_ form: FilingForm) {
        self.init(
            level: FilingV1.Level(form.level), region: form.region.text, address: form.address,
            note: form.note)
    }
}

extension FilingV1.FilingSummary {
    init(_ filing: Filing, form: FilingForm, now: Instant) {
        self.init(
            filingNumber: filing.number.text, exam: filing.exam.rawValue,
            state: FilingV1.FilingState(filing.state), revision: filing.revision.rawValue,
            form: FilingV1.FilingForm(form),
            claimed: filing.runningClaim(at: now) != nil, createdAtMs: filing.createdAt.ms,
            stateSinceMs: filing.stateSince.ms,
            supplementDueMs: filing.supplementDeadline?.due.ms ?? 0,
            reviewDueMs: filing.clock.due?.ms ?? 0)
    }
}

extension FilingV1.FilingMaterial {
    init(_ material: MaterialRecord) {
        self.init(
            materialID: UInt64(clamping: material.id.rawValue),
            kind: FilingV1.MaterialKind(material.kind),
            size: UInt64(clamping: material.file.sizeBytes),
            sha256: material.file.sha256, atMs: material.at.ms,
            doubt: FilingV1.MaterialDoubt(material.warning),
            doubtMeasured: UInt32(clamping: material.warning?.measured ?? 0),
            doubtLimit: UInt32(clamping: material.warning?.limit ?? 0))
    }
}

extension FilingV1.MaterialVersion {
    init(_ material: MaterialRecord) {
        self.init(
            materialID: UInt64(clamping: material.id.rawValue),
            kind: FilingV1.MaterialKind(material.kind),
            size: UInt64(clamping: material.file.sizeBytes),
            sha256: material.file.sha256, atMs: material.at.ms, current: material.isCurrent,
            doubt: FilingV1.MaterialDoubt(material.warning),
            doubtMeasured: UInt32(clamping: material.warning?.measured ?? 0),
            doubtLimit: UInt32(clamping: material.warning?.limit ?? 0))
    }
}

extension FilingV1.UploadReply {
    init(_ upload: UploadRecord, committedOffset: UInt64) {
        self.init(
            uploadID: UInt64(clamping: upload.id.rawValue),
            chunkSize: UInt32(MaterialLimits.chunkBytes), committedOffset: committedOffset,
            size: UInt64(clamping: upload.file.sizeBytes), expiresAtMs: upload.expiresAt.ms)
    }
}

extension FilingV1.HistoryEntry {
    init(_ entry: HistoryEntry) {
        self.init(
            revision: entry.revision.rawValue, action: entry.action.rawValue,
            actor: FilingV1.Role(entry.role), state: FilingV1.FilingState(entry.state),
            atMs: entry.at.ms, reasons: entry.judgement.reasons.map(FilingV1.ReviewReason.init),
            text: entry.judgement.text,
            items: entry.judgement.items.map(FilingV1.SupplementItem.init),
            dueMs: entry.due?.ms ?? 0,
            fields: entry.judgement.particulars.fields.map(FilingV1.FormField.init),
            rules: entry.judgement.particulars.rules.map(\.rawValue))
    }
}

extension FilingV1.SupplementItem {
    init(_ item: SupplementItem) {
        self.init(
            kind: FilingV1.MaterialKind(item.kind), reason: FilingV1.ReviewReason(item.reason),
            text: item.text, fields: item.particulars.fields.map(FilingV1.FormField.init),
            rules: item.particulars.rules.map(\.rawValue))
    }
}

extension FilingV1.Declaration {
    init(_ declaration: Declaration) {
        self.init(
            version: declaration.version, textZh: declaration.text.zh,
            textEn: declaration.text.en)
    }
}
