// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Which fields of a person somebody wants to see whole, and why.
struct Unmasking: Sendable {
    private let fields: [PersonalField]
    private let purpose: AuditPurpose
    private let reference: AuditReference

    /// Reads a request.
    ///
    /// - Throws: `FIELDS_REQUIRED`, `PURPOSE_REQUIRED`, `REFERENCE_INVALID`.
    init(
        _ fields: [FilingV1.PersonalField], for purpose: FilingV1.ViewPurpose, _ reference: String
    ) throws(Refusal) {
        let named = fields.compactMap { PersonalField(rawValue: $0.rawValue) }
        guard !named.isEmpty, named.count == fields.count, Set(named).count == named.count else {
            throw Refusal(.fieldsRequired)
        }
        guard let purpose = AuditPurpose(rawValue: purpose.rawValue),
            AuditPurpose.forUnmasking.contains(purpose)
        else {
            throw Refusal(.purposeRequired)
        }
        self.fields = named
        self.purpose = purpose
        self.reference = try AuditReference(text: reference)
    }

    /// Writes the look into the audit log.
    ///
    /// In the transaction that found the person: it commits before the fields leave.
    func note(
        of subject: AccountID, filing: FilingID?, in transaction: Transaction,
        _ context: CallContext
    ) throws {
        try context.audit(
            .fieldsUnmasked, subject: subject, filing: filing, purpose: self.purpose,
            object: PersonalField.bits(of: self.fields), reference: self.reference,
            in: transaction)
    }

    /// The fields asked for, and no others.
    func reply(identity: Identity?, phone: PhoneNumber?) -> FilingV1.UnmaskReply {
        FilingV1.UnmaskReply(
            name: self.fields.contains(.name) ? identity?.name.text ?? "" : "",
            idNumber: self.fields.contains(.idNumber) ? identity?.number.text ?? "" : "",
            phone: self.fields.contains(.phone) ? phone?.text ?? "" : "")
    }
}
