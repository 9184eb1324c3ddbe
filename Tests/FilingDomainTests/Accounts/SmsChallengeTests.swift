// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct SmsChallengeTests {
    private static let made = Instant(ms: 1_768_000_000_000)

    private static func challenge(
        sentAfter: Span = Span(ms: 0), wrongEntries: Int = 0, usedAt: Instant? = nil
    ) throws -> SmsChallenge {
        SmsChallenge(
            purpose: .register,
            nonce: Array(repeating: 7, count: 16), madeAt: self.made,
            lastSentAt: self.made + sentAfter, wrongEntries: wrongEntries,
            lastWrongAt: wrongEntries > 0 ? self.made : nil, usedAt: usedAt)
    }

    private static func asked(_ latest: SmsChallenge?, at now: Instant) throws -> SmsChallenge {
        let fresh = SmsChallenge(
            purpose: .register,
            nonce: Array(repeating: 9, count: 16), madeAt: now, lastSentAt: now)
        return try SmsChallenge.asked(latest: latest, fresh: fresh, now: now)
    }

    @Test func `the first request makes a challenge`() throws {
        let made = try Self.asked(nil, at: Self.made)
        #expect(made.nonce == Array(repeating: 9, count: 16))
        #expect(made.expiresAt == Self.made + .minutes(10))
    }

    @Test func `a request while a code lives sends the same code with the same end`() throws {
        let latest = try Self.challenge(wrongEntries: 2)
        let now = latest.expiresAt + Span(ms: -1)
        let again = try Self.asked(latest, at: now)
        #expect(again.nonce == latest.nonce)
        #expect(again.expiresAt == latest.expiresAt)
        #expect(again.lastSentAt == now)
        #expect(again.wrongEntries == 2)
    }

    @Test func `an expired or used code is followed by a new one that keeps the count`() throws {
        let expired = try Self.challenge(wrongEntries: 4)
        let next = try Self.asked(expired, at: expired.expiresAt)
        #expect(next.nonce != expired.nonce)
        #expect(next.wrongEntries == 4)
        let used = try Self.challenge(usedAt: Self.made + .seconds(30))
        #expect(try Self.asked(used, at: Self.made + .seconds(60)).nonce != used.nonce)
    }

    @Test func `ten wrong entries over several codes lock the phone for ten minutes`() throws {
        var challenge = try Self.challenge()
        var now = Self.made
        for count in 1...10 {
            now = now + .minutes(4)
            challenge = try Self.asked(challenge, at: now)
            guard case .wrong(let next, let refusal) = challenge.entered(.different, now: now)
            else {
                Issue.record("entry \(count) was not counted")
                return
            }
            #expect(next.wrongEntries == count)
            #expect(refusal.reason == .codeWrong)
            let left = UInt64(10 - count)
            #expect(refusal.details["tries_left"] == (left <= 3 ? .number(left) : nil))
            challenge = next
        }
        let locked = challenge
        let last = now + .minutes(10) + Span(ms: -1)
        let wait = Refusal(.codeLocked, ["retry_after_ms": .number(1)])
        #expect(locked.entered(.same, now: last) == .refused(wait))
        #expect(throws: wait) { try Self.asked(locked, at: last) }
        let free = try Self.asked(locked, at: now + .minutes(10))
        #expect(free.wrongEntries == 0)
        guard case .accepted = free.entered(.same, now: now + .minutes(10)) else {
            Issue.record("the lock did not end")
            return
        }
    }

    @Test func `the right code is accepted once`() throws {
        let now = Self.made + .minutes(1)
        guard case .accepted(let used) = try Self.challenge().entered(.same, now: now) else {
            Issue.record("not accepted")
            return
        }
        #expect(used.usedAt == now)
        #expect(used.entered(.same, now: now) == .refused(Refusal(.codeExpired)))
    }

    @Test func `a code ends after ten minutes, also if it was sent again`() throws {
        let challenge = try Self.challenge(sentAfter: .minutes(9))
        let end = Self.made + .minutes(10)
        #expect(challenge.entered(.same, now: end) == .refused(Refusal(.codeExpired)))
        guard case .accepted = challenge.entered(.same, now: end + Span(ms: -1)) else {
            Issue.record("not accepted in its last millisecond")
            return
        }
    }
}
