// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A text message to be sent after the commit that writes it.
package struct NewMessage: Hashable, Sendable {
    /// From `Transaction.nextMessageID()`: the phone is sealed for this number.
    package let id: Int64
    /// Whose key the phone is sealed with; `.house` for a phone without account.
    package let owner: AccountID
    /// To whom.
    package let phone: Sealed
    /// The phone's blind index, 16 bytes.
    package let phoneIndex: [UInt8]
    /// Who asked for it: the keyed digest of an address; nil for what nobody asked for.
    package let source: [UInt8]?
    /// What it says.
    package let content: TextMessage
    /// When it was written.
    package let createdAt: Instant

    package init(
        id: Int64, owner: AccountID, phone: Sealed, phoneIndex: [UInt8], source: [UInt8]?,
        content: TextMessage,
        createdAt: Instant
    ) {
        self.id = id
        self.owner = owner
        self.phone = phone
        self.phoneIndex = phoneIndex
        self.source = source
        self.content = content
        self.createdAt = createdAt
    }
}
