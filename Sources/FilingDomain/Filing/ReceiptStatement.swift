// SPDX-License-Identifier: Apache-2.0

/// What a receipt says the server took.
///
/// Its bytes are in `FilingSeal`, and for strangers in proto/filing/v1/receipt.proto.
///
/// Source: domain.md section 6, "The reply is a receipt".
package struct ReceiptStatement: Hashable, Sendable {
    package let number: FilingNumber
    package let exam: ExamCode
    package let level: Level
    package let region: RegionCode
    /// Of the filing, as the submit made it.
    package let revision: Revision
    package let submittedAt: Instant
    /// The version of the declaration that was agreed to.
    package let declaration: String
    /// SHA-256 of its texts, 32 bytes.
    package let declarationHash: [UInt8]
    package let planVersion: String
    package let rulesVersion: String
    package let verdict: EligibilityVerdict
    /// The rule relied on; empty if there is none.
    package let path: String
    /// What only the opening tells to be about this person, 32 bytes.
    package let person: [UInt8]
    /// The current files, by ascending kind.
    package let materials: [Material]
    /// The submit's own row of the audit log, and its link.
    package let audit: AuditHead

    /// One file that was handed in.
    package struct Material: Hashable, Sendable {
        package let kind: MaterialKind
        /// 32 bytes.
        package let sha256: [UInt8]

        package init(kind: MaterialKind, sha256: [UInt8]) {
            self.kind = kind
            self.sha256 = sha256
        }
    }

    /// More than there are kinds.
    package static let materialLimit = 16
    /// Bytes of the longest text in it.
    package static let textLimit = 128

    package init(
        number: FilingNumber, exam: ExamCode, level: Level, region: RegionCode,
        revision: Revision, submittedAt: Instant, declaration: String, declarationHash: [UInt8],
        planVersion: String, rulesVersion: String, verdict: EligibilityVerdict, path: String,
        person: [UInt8], materials: [Material], audit: AuditHead
    ) {
        self.number = number
        self.exam = exam
        self.level = level
        self.region = region
        self.revision = revision
        self.submittedAt = submittedAt
        self.declaration = declaration
        self.declarationHash = declarationHash
        self.planVersion = planVersion
        self.rulesVersion = rulesVersion
        self.verdict = verdict
        self.path = path
        self.person = person
        self.materials = materials
        self.audit = audit
    }
}
