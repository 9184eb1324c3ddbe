// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingSeal
package import FilingStore

/// What the rows about an account itself keep sealed.
extension PersonalKey {
    /// The phone of a row, with what finds it.
    package func sealed(_ phone: PhoneNumber, index: [UInt8]) throws -> NewAccount.SealedPhone {
        NewAccount.SealedPhone(
            digits: try self.seal([phone.text], in: self.cell(.accountPhone)), index: index)
    }

    /// The phone of an account's row; nil if it has none.
    package func phone(of record: AccountRecord) throws -> PhoneNumber? {
        try record.phone.map { try self.phone($0, in: self.cell(.accountPhone)) }
    }

    /// A password record: a stolen database alone gives nothing to guess against.
    package func sealed(_ credential: ScramCredential) throws -> Sealed {
        try self.seal(credential.bytes, in: self.cell(.accountCredential))
    }

    /// A password record.
    package func credential(_ sealed: Sealed) throws -> ScramCredential {
        let bytes = try self.open(sealed, in: self.cell(.accountCredential))
        guard let credential = ScramCredential(bytes: bytes) else {
            throw EnvelopeFailure.damaged
        }
        return credential
    }

    /// The secret of an authenticator.
    package func sealed(factorSecret: [UInt8]) throws -> Sealed {
        try self.seal(factorSecret, in: self.cell(.factorSecret))
    }

    /// The secret of an authenticator.
    func factorSecret(_ factor: StaffFactor) throws -> [UInt8] {
        try self.open(factor.secret, in: self.cell(.factorSecret))
    }

    /// The phone a message goes to.
    func sealed(_ phone: PhoneNumber, ofMessage id: Int64) throws -> Sealed {
        try self.seal([phone.text], in: self.cell(.messagePhone, row: id))
    }

    /// The phone a message goes to.
    package func phone(_ sealed: Sealed, ofMessage id: Int64) throws -> PhoneNumber {
        try self.phone(sealed, in: self.cell(.messagePhone, row: id))
    }

    /// The reply kept for an idempotency key.
    func sealed(reply: [UInt8], for key: IdempotentReply.Key) throws -> Sealed {
        try self.seal(reply, in: SealedCell(.reply, of: self.account, key: key.bytes))
    }

    /// The reply kept for an idempotency key.
    func reply(_ kept: IdempotentReply, for key: IdempotentReply.Key) throws -> [UInt8] {
        try self.open(kept.reply, in: SealedCell(.reply, of: self.account, key: key.bytes))
    }

    private func phone(_ sealed: Sealed, in cell: SealedCell) throws -> PhoneNumber {
        try PhoneNumber(text: self.texts(sealed, in: cell, count: 1)[0])
    }
}
