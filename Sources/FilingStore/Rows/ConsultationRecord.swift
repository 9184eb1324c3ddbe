// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A thread with the number of the filing that it quotes.
package struct ConsultationRecord: Hashable, Sendable {
    package let thread: Consultation
    /// Nil if it quotes none.
    package let number: FilingNumber?

    package init(_ thread: Consultation, number: FilingNumber?) {
        self.thread = thread
        self.number = number
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.thread = Consultation(
            id: try columns.id(), owner: try columns.id(), region: try columns.region(),
            filing: try columns.idOrNil(), state: try columns.code(),
            openedAt: try columns.instant(), changedAt: try columns.instant(),
            messages: try columns.number())
        self.number = try FilingRow.numberOrNil(&columns)
    }
}

/// One message of a thread as it is stored.
package struct ConsultationMessageRecord: Hashable, Sendable {
    /// From `Transaction.nextConsultationMessageID()`: the words are sealed for it.
    package let id: Int64
    /// What its author was.
    package let role: Role
    /// When it was written.
    package let at: Instant
    /// Under the key of the thread's owner.
    package let words: Sealed

    package init(id: Int64, role: Role, at: Instant, words: Sealed) {
        self.id = id
        self.role = role
        self.at = at
        self.words = words
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.integer()
        self.role = try columns.code()
        self.at = try columns.instant()
        self.words = try columns.sealed()
    }
}
