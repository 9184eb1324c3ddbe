// SPDX-License-Identifier: Apache-2.0

/// A thread of questions and answers between an applicant and the staff of a region.
///
/// Its words are not part of it: no rule looks at them, and they are kept sealed.
///
/// Source: domain.md section 10.
package struct Consultation: Hashable, Sendable {
    /// The row.
    package let id: ConsultationID
    /// Who asks.
    package let owner: AccountID
    /// Who answers.
    package let region: RegionCode
    /// The filing it quotes.
    package let filing: FilingID?
    /// Where it stands.
    package let state: State
    /// When it was begun.
    package let openedAt: Instant
    /// When it changed last.
    package let changedAt: Instant
    /// 1...`messagesLimit`.
    package let messages: Int

    /// Raw values are stored and those of `filing.v1.ConsultationState`.
    package enum State: Int32, Sendable, CaseIterable {
        /// The region has to answer.
        case waiting = 1
        /// The region has answered.
        case answered = 2
        /// Ended for good.
        case closed = 3
    }

    /// Scalars of a message.
    package static let textLengths = 1...2_000
    /// A thread that goes on for longer is no question any more, and its page of 400 KB at most stays
    /// below a frame.
    package static let messagesLimit = 50

    package init(
        id: ConsultationID, owner: AccountID, region: RegionCode, filing: FilingID?, state: State,
        openedAt: Instant, changedAt: Instant, messages: Int
    ) {
        self.id = id
        self.owner = owner
        self.region = region
        self.filing = filing
        self.state = state
        self.openedAt = openedAt
        self.changedAt = changedAt
        self.messages = messages
    }

    /// A thread with its first message.
    package static func opened(
        _ id: ConsultationID, by owner: AccountID, to region: RegionCode, about filing: FilingID?,
        now: Instant
    ) -> Consultation {
        Consultation(
            id: id, owner: owner, region: region, filing: filing, state: .waiting, openedAt: now,
            changedAt: now, messages: 1)
    }

    /// The thread with one message more.
    ///
    /// - Throws: `CONSULTATION_CLOSED`, `CONSULTATION_FULL`.
    package func replied(by role: Role, now: Instant) throws(Refusal) -> Consultation {
        guard self.state != .closed else { throw Refusal(.consultationClosed) }
        guard self.messages < Self.messagesLimit else {
            throw Refusal(.consultationFull, ["limit": .number(UInt64(Self.messagesLimit))])
        }
        return self.changed(
            to: role == .applicant ? .waiting : .answered, messages: self.messages + 1, now)
    }

    /// The thread at its end.
    ///
    /// - Throws: `CONSULTATION_CLOSED`.
    package func closed(now: Instant) throws(Refusal) -> Consultation {
        guard self.state != .closed else { throw Refusal(.consultationClosed) }
        return self.changed(to: .closed, messages: self.messages, now)
    }

    /// The notice that an answer raises.
    package func answer(at now: Instant) -> Notice {
        Notice(
            to: self.owner, .consultationAnswered, filing: self.filing, consultation: self.id,
            at: now)
    }

    private func changed(to state: State, messages: Int, _ now: Instant) -> Consultation {
        Consultation(
            id: self.id, owner: self.owner, region: self.region, filing: self.filing, state: state,
            openedAt: self.openedAt, changedAt: now, messages: messages)
    }
}
