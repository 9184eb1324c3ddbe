// SPDX-License-Identifier: Apache-2.0

/// One SMS code under way: who may ask for it again, who may still enter it.
///
/// Neither the code nor the phone is here: the code is derived from the nonce and the phone that
/// whoever enters it names. One challenge stands for a
/// phone and purpose; a new code replaces the old one and keeps its count of wrong entries. How
/// often a phone may be written to is decided by `SmsAllowance`. Source: domain.md section 2,
/// number 5.
package struct SmsChallenge: Hashable, Sendable {
    package let purpose: CodePurpose
    /// 16 random bytes.
    package let nonce: [UInt8]
    package let madeAt: Instant
    package let lastSentAt: Instant
    /// 0...10, counted across codes until one is right or the lock is over.
    package let wrongEntries: Int
    /// The last of them; nil if there is none.
    package let lastWrongAt: Instant?
    /// When the code did its work; nil before.
    package let usedAt: Instant?

    /// Long enough for a slow message, short enough to be hard to guess in.
    package static let life = Span.minutes(10)
    /// No code is taken for so long after the last wrong entry that was allowed.
    package static let lock = Span.minutes(10)
    /// Ten guesses find one code of a million with a probability of 1 in 100,000.
    package static let wrongEntriesLimit = 10
    /// The tries left are told from here down.
    package static let triesToldFrom = 3

    package init(
        purpose: CodePurpose, nonce: [UInt8], madeAt: Instant,
        lastSentAt: Instant, wrongEntries: Int = 0, lastWrongAt: Instant? = nil,
        usedAt: Instant? = nil
    ) {
        self.purpose = purpose
        self.nonce = nonce
        self.madeAt = madeAt
        self.lastSentAt = lastSentAt
        self.wrongEntries = wrongEntries
        self.lastWrongAt = lastWrongAt
        self.usedAt = usedAt
    }

    /// The code ends then: 10 minutes after its making, however often it is sent.
    package var expiresAt: Instant { self.madeAt + Self.life }

    /// No code of this phone and purpose is taken or sent until then; nil if it is not locked.
    package func lockedUntil(at now: Instant) -> Instant? {
        guard self.wrongEntries >= Self.wrongEntriesLimit, let lastWrongAt else { return nil }
        let until = lastWrongAt + Self.lock
        return now < until ? until : nil
    }

    /// The challenge to store and send when a code is asked for.
    ///
    /// While a code lives it is sent again, with the same expiry.
    ///
    /// - Parameters:
    ///   - latest: the last challenge of this phone and purpose.
    ///   - fresh: one with a new nonce, made now.
    /// - Throws: `CODE_LOCKED` with the time to wait.
    package static func asked(
        latest: SmsChallenge?, fresh: SmsChallenge, now: Instant
    ) throws(Refusal) -> SmsChallenge {
        guard let latest else { return fresh }
        if let until = latest.lockedUntil(at: now) { throw Self.locked(until: until, now: now) }
        let isLive = latest.usedAt == nil && now < latest.expiresAt
        return SmsChallenge(
            purpose: fresh.purpose,
            nonce: isLive ? latest.nonce : fresh.nonce,
            madeAt: isLive ? latest.madeAt : fresh.madeAt, lastSentAt: now,
            wrongEntries: latest.countedWrong(at: now), lastWrongAt: latest.lastWrongAt)
    }

    private static func locked(until: Instant, now: Instant) -> Refusal {
        Refusal(.codeLocked, ["retry_after_ms": .number(UInt64(clamping: (until - now).ms))])
    }

    /// Wrong entries that still count: a lock that is over has taken its ten with it.
    private func countedWrong(at now: Instant) -> Int {
        self.wrongEntries >= Self.wrongEntriesLimit && self.lockedUntil(at: now) == nil
            ? 0 : self.wrongEntries
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
    /// A challenge that is used or expired says the same as none.
    package func entered(_ comparison: Comparison, now: Instant) -> Entry {
        if let until = self.lockedUntil(at: now) {
            return .refused(Self.locked(until: until, now: now))
        }
        guard self.usedAt == nil, now < self.expiresAt else {
            return .refused(Refusal(.codeExpired))
        }
        switch comparison {
        case .same:
            return .accepted(self.changed(wrongEntries: 0, lastWrongAt: nil, usedAt: now))
        case .different:
            let count = self.countedWrong(at: now) + 1
            let left = Self.wrongEntriesLimit - count
            let details: [String: Refusal.Detail] =
                left <= Self.triesToldFrom ? ["tries_left": .number(UInt64(left))] : [:]
            return .wrong(
                self.changed(wrongEntries: count, lastWrongAt: now, usedAt: nil),
                Refusal(.codeWrong, details))
        }
    }

    private func changed(
        wrongEntries: Int, lastWrongAt: Instant?, usedAt: Instant?
    ) -> SmsChallenge {
        SmsChallenge(
            purpose: self.purpose, nonce: self.nonce, madeAt: self.madeAt,
            lastSentAt: self.lastSentAt, wrongEntries: wrongEntries, lastWrongAt: lastWrongAt,
            usedAt: usedAt)
    }
}
