// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore

/// What the messages of a consultation keep sealed.
extension PersonalKey {
    /// The words of a message.
    func sealed(consultation text: String, ofMessage id: Int64) throws -> Sealed {
        try self.seal([text], in: self.cell(.consultationWords, row: id))
    }

    /// The words of a message.
    func text(of message: ConsultationMessageRecord) throws -> String {
        try self.texts(
            message.words, in: self.cell(.consultationWords, row: message.id), count: 1)[0]
    }
}
