// SPDX-License-Identifier: Apache-2.0

/// What a text message to a phone says.
package enum TextMessage: Hashable, Sendable {
    /// A code, derived from the nonce when it is sent.
    case code(nonce: [UInt8], purpose: CodePurpose)
    /// A fixed sentence.
    case notice(Notice)
    /// The sentence of a notice that the account has in the system as well.
    case sentence(NoticeSentence)

    /// A sentence about the account; raw values are stored.
    package enum Notice: Int32, Sendable, CaseIterable {
        /// The account has moved to another phone; sent to both.
        case phoneChanged = 1
        /// Support has approved such a move, for tomorrow; sent to both.
        case phoneChangeApproved = 2
        /// A new password was set.
        case passwordSet = 3
        /// Wrong passwords have locked the account.
        case accountLocked = 4
        /// A seat is offered to whoever waited for one: as messages have it that wait since before
        /// such offers were notices.
        case seatOffered = 9
    }
}

/// What became of a text message; raw values are stored.
package enum MessageState: Int32, Sendable, CaseIterable {
    /// Not handed over yet, or not with success.
    case waiting = 1
    /// The network has it.
    case handedOver = 2
    /// It was refused for good, or its code expired before it could be sent.
    case givenUp = 3
    /// Nobody was to get it: the asker must not learn that the phone has no account.
    case withheld = 4
}
