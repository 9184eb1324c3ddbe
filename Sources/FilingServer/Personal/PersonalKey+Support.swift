// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore

/// What the rows of the help desk keep sealed.
extension PersonalKey {
    /// New phone and evidence of a change of phone.
    struct PhoneChangeWords: Hashable {
        let phone: PhoneNumber
        let evidence: String
    }

    func sealed(_ words: PhoneChangeWords, of id: PhoneChangeID) throws -> Sealed {
        try self.seal(
            [words.phone.text, words.evidence],
            in: self.cell(.phoneChangeWords, row: id.rawValue))
    }

    func words(of change: PhoneChange) throws -> PhoneChangeWords {
        let texts = try self.texts(
            change.words, in: self.cell(.phoneChangeWords, row: change.id.rawValue), count: 2)
        return PhoneChangeWords(phone: try PhoneNumber(text: texts[0]), evidence: texts[1])
    }

    /// What somebody claims, and their words.
    struct DisputeWords: Hashable {
        let identity: Identity
        let evidence: String
    }

    func sealed(_ words: DisputeWords, of id: DisputeID) throws -> Sealed {
        try self.seal(
            [words.identity.name.text, words.identity.number.text, words.evidence],
            in: self.cell(.disputeWords, row: id.rawValue))
    }

    func words(of dispute: DisputeRecord) throws -> DisputeWords {
        let texts = try self.texts(
            dispute.words, in: self.cell(.disputeWords, row: dispute.id.rawValue), count: 3)
        return DisputeWords(
            identity: Identity(
                name: try PersonName(text: texts[0]), number: try IDNumber(stored: texts[1])),
            evidence: texts[2])
    }

    func sealed(decision: String, of id: DisputeID) throws -> Sealed {
        try self.seal([decision], in: self.cell(.disputeDecision, row: id.rawValue))
    }

    /// What a member of staff looked at before doing something to the account; empty for nothing.
    func evidence(of event: AccountEventRecord) throws -> String {
        guard let sealed = event.evidence else { return "" }
        return try self.texts(sealed, in: self.cell(.eventEvidence, row: event.id), count: 1)[0]
    }

    func sealed(evidence: String, ofEvent id: Int64) throws -> Sealed {
        try self.seal([evidence], in: self.cell(.eventEvidence, row: id))
    }
}
