// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What people have agreed to.
extension Snapshot {
    /// Everything an account has agreed to, newest first.
    package func consents(of account: AccountID) throws -> ConsentRecord {
        ConsentRecord(
            try self.all(
                .consentsOf, ["account_id": .id(account), "limit": .count(Consent.limit)]
            ) { columns throws(StorageFault) in
                Consent(
                    purpose: try columns.code(), version: try columns.text(),
                    givenAt: try columns.instant(), withdrawnAt: try columns.instantOrNil())
            })
    }

    /// The account's uploads under way of images of the identity card.
    package func openIDCardUploads(of account: AccountID) throws -> [UploadID] {
        try self.all(
            .uploadsOpenOfKinds,
            [
                "account_id": .id(account), "first": .code(MaterialKind.idFront),
                "second": .code(MaterialKind.idBack), "limit": .count(1_000),
            ]
        ) { try $0.id() }
    }
}

extension Transaction {
    /// Records a consent; one to an earlier version ends with it.
    package func insert(_ consent: Consent, of account: AccountID) throws {
        try self.endConsent(consent.purpose, of: account, at: consent.givenAt)
        try self.execute(
            .consentInsert,
            [
                "consent_id": .integer(try self.next(.consent)), "account_id": .id(account),
                "purpose": .code(consent.purpose), "version": .text(consent.version),
                "given_ms": .instant(consent.givenAt),
            ])
    }

    /// Records that the standing consent for a purpose has ended; does nothing if none stands.
    package func endConsent(
        _ purpose: ConsentPurpose, of account: AccountID, at now: Instant
    ) throws {
        try self.execute(
            .consentWithdraw,
            [
                "withdrawn_ms": .instant(now), "account_id": .id(account),
                "purpose": .code(purpose),
            ])
    }
}
