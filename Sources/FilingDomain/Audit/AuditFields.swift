// SPDX-License-Identifier: Apache-2.0

/// An entry as its row keeps it: every column that the chain hashes, as a number.
///
/// Whoever verifies the log takes what is there, also a code that no version ever wrote.
package struct AuditFields: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var atMs: Int64
    /// `AuditActor.kind`.
    package var actorKind: Int64
    package var actorID: Int64?
    /// `AuditAction`.
    package var action: Int64
    /// `AuditEntry.Outcome`.
    package var outcome: Int64
    package var subjectID: Int64?
    package var filingID: Int64?
    /// `RegionCode`.
    package var region: Int64?
    /// `AuditPurpose`.
    package var purpose: Int64?
    package var objectID: Int64?
    /// UTF-8.
    package var reference: [UInt8]

    /// The columns of an entry.
    package init(_ entry: AuditEntry) {
        self.init(
            atMs: entry.at.ms, actorKind: Int64(entry.actor.kind),
            actorID: entry.actor.account?.rawValue, action: Int64(entry.action.rawValue),
            outcome: Int64(entry.outcome.rawValue), subjectID: entry.subject?.rawValue,
            filingID: entry.filing?.rawValue, region: entry.region.map { Int64($0.rawValue) },
            purpose: entry.purpose.map { Int64($0.rawValue) }, objectID: entry.object,
            reference: Array(entry.reference.text.utf8))
    }

    package init(
        atMs: Int64, actorKind: Int64, actorID: Int64?, action: Int64, outcome: Int64,
        subjectID: Int64?, filingID: Int64?, region: Int64?, purpose: Int64?, objectID: Int64?,
        reference: [UInt8]
    ) {
        self.atMs = atMs
        self.actorKind = actorKind
        self.actorID = actorID
        self.action = action
        self.outcome = outcome
        self.subjectID = subjectID
        self.filingID = filingID
        self.region = region
        self.purpose = purpose
        self.objectID = objectID
        self.reference = reference
    }

    /// The entry; nil if a column holds what this version does not know.
    package var entry: AuditEntry? {
        guard let kind = Int32(exactly: self.actorKind),
            let actor = AuditActor(kind: kind, account: self.actorID.map(AccountID.init)),
            let action = Int32(exactly: self.action).flatMap(AuditAction.init),
            let outcome = Int32(exactly: self.outcome).flatMap(AuditEntry.Outcome.init),
            let reference = Self.reference(self.reference)
        else {
            return nil
        }
        return AuditEntry(
            at: Instant(ms: self.atMs), actor: actor, action: action, outcome: outcome,
            subject: self.subjectID.map(AccountID.init),
            filing: self.filingID.map(FilingID.init),
            region: self.region.flatMap(UInt8.init(exactly:)).map(RegionCode.init(rawValue:)),
            purpose: self.purpose.flatMap(Int32.init(exactly:)).flatMap(AuditPurpose.init),
            object: self.objectID, reference: reference)
    }

    private static func reference(_ bytes: [UInt8]) -> AuditReference? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        do {
            return try AuditReference(text: text)
        } catch {
            return nil
        }
    }
}
