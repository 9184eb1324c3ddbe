// SPDX-License-Identifier: Apache-2.0

/// One SMS code under way: who may ask for it again, who may still enter it.
///
/// The code itself is not here: it is derived from the nonce when needed. Lock-out across codes and
/// limits by hour, day and source address belong to a later issue; here one challenge stands for
/// all codes of a phone and purpose while it lives. Source: domain.md section 2, number 5.
package struct SmsChallenge: Hashable, Sendable {
    package let phone: PhoneNumber
    package let purpose: CodePurpose
    /// 16 random bytes.
    package let nonce: [UInt8]
    package let madeAt: Instant
    package let lastSentAt: Instant
    /// 0...10.
    package let wrongEntries: Int
    /// When the code did its work; nil before.
    package let usedAt: Instant?

    /// Long enough for a slow message, short enough to be hard to guess in.
    package static let life = Span.minutes(10)
    /// Between two messages to one phone.
    package static let resendAfter = Span.seconds(60)
    /// Ten guesses find one code of a million with a probability of 1 in 100,000.
    package static let wrongEntriesLimit = 10
    /// The tries left are told from here down.
    package static let triesToldFrom = 3

    package init(
        phone: PhoneNumber, purpose: CodePurpose, nonce: [UInt8], madeAt: Instant,
        lastSentAt: Instant, wrongEntries: Int = 0, usedAt: Instant? = nil
    ) {
        self.phone = phone
        self.purpose = purpose
        self.nonce = nonce
        self.madeAt = madeAt
        self.lastSentAt = lastSentAt
        self.wrongEntries = wrongEntries
        self.usedAt = usedAt
    }

    /// The code ends then: 10 minutes after its making, however often it is sent.
    package var expiresAt: Instant { self.madeAt + Self.life }

    /// It may be sent again from then on.
    package var resendAt: Instant { self.lastSentAt + Self.resendAfter }

    /// What to do when a code is asked for.
    package enum Request: Hashable, Sendable {
        /// Make a challenge with a new nonce and send its code.
        case make
        /// Store this one and send the same code once more.
        case sendAgain(SmsChallenge)
        /// CODE_TOO_SOON: try again at this moment.
        case tooSoon(until: Instant)
    }

    /// Decides on a request.
    ///
    /// - Parameter latest: the last challenge of this phone and purpose.
    package static func request(latest: SmsChallenge?, now: Instant) -> Request {
        guard let latest else { return .make }
        guard now >= latest.resendAt else { return .tooSoon(until: latest.resendAt) }
        guard latest.usedAt == nil, now < latest.expiresAt else { return .make }
        // All tries used up: a new code at once would give ten more each minute.
        guard latest.wrongEntries < Self.wrongEntriesLimit else {
            return .tooSoon(until: latest.expiresAt)
        }
        return .sendAgain(
            SmsChallenge(
                phone: latest.phone, purpose: latest.purpose, nonce: latest.nonce,
                madeAt: latest.madeAt, lastSentAt: now, wrongEntries: latest.wrongEntries))
    }

    /// How what was typed compares with the code; the caller compared, in constant time.
    package enum Comparison: Sendable {
        case same
        case different
    }

    /// What to do when a code is entered.
    package enum Entry: Hashable, Sendable {
        /// Right: store the challenge as used, together with what the code was for.
        case accepted(SmsChallenge)
        /// Wrong: store the challenge with its count, then refuse.
        case wrong(SmsChallenge, Refusal)
        /// There was nothing to enter a code for: refuse.
        case refused(Refusal)
    }

    /// Decides on an entry.
    ///
    /// A challenge that is used, expired or used up says the same as none.
    package func entered(_ comparison: Comparison, now: Instant) -> Entry {
        guard self.usedAt == nil, now < self.expiresAt,
            self.wrongEntries < Self.wrongEntriesLimit
        else {
            return .refused(Refusal(.codeExpired))
        }
        switch comparison {
        case .same:
            return .accepted(self.changed(wrongEntries: self.wrongEntries, usedAt: now))
        case .different:
            let count = self.wrongEntries + 1
            let left = Self.wrongEntriesLimit - count
            let details: [String: Refusal.Detail] =
                left <= Self.triesToldFrom ? ["tries_left": .number(UInt64(left))] : [:]
            return .wrong(
                self.changed(wrongEntries: count, usedAt: nil), Refusal(.codeWrong, details))
        }
    }

    private func changed(wrongEntries: Int, usedAt: Instant?) -> SmsChallenge {
        SmsChallenge(
            phone: self.phone, purpose: self.purpose, nonce: self.nonce, madeAt: self.madeAt,
            lastSentAt: self.lastSentAt, wrongEntries: wrongEntries, usedAt: usedAt)
    }
}
