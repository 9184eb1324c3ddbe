// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct SmsChallengeTests {
    private static let made = Instant(ms: 1_768_000_000_000)

    private static func challenge(
        sentAfter: Span = Span(ms: 0), wrongEntries: Int = 0, usedAt: Instant? = nil
    ) throws -> SmsChallenge {
        SmsChallenge(
            phone: try PhoneNumber(text: "13800138000"), purpose: .register,
            nonce: Array(repeating: 7, count: 16), madeAt: self.made,
            lastSentAt: self.made + sentAfter, wrongEntries: wrongEntries, usedAt: usedAt)
    }

    @Test func `the first request makes a challenge`() {
        #expect(SmsChallenge.request(latest: nil, now: Self.made) == .make)
    }

    @Test func `a request within 60 seconds is too soon`() throws {
        let latest = try Self.challenge(sentAfter: .minutes(3))
        let until = Self.made + .minutes(4)
        #expect(
            SmsChallenge.request(latest: latest, now: until + Span(ms: -1))
                == .tooSoon(until: until))
    }

    @Test func `a later request sends the same code with the same end`() throws {
        let latest = try Self.challenge(wrongEntries: 2)
        let now = Self.made + .seconds(60)
        guard case .sendAgain(let again) = SmsChallenge.request(latest: latest, now: now) else {
            Issue.record("not sent again")
            return
        }
        #expect(again.nonce == latest.nonce)
        #expect(again.expiresAt == latest.expiresAt)
        #expect(again.lastSentAt == now)
        #expect(again.wrongEntries == 2)
    }

    @Test func `an expired or used challenge is followed by a new one`() throws {
        let expired = try Self.challenge()
        #expect(SmsChallenge.request(latest: expired, now: expired.expiresAt) == .make)
        let used = try Self.challenge(usedAt: Self.made + .seconds(30))
        #expect(SmsChallenge.request(latest: used, now: Self.made + .seconds(60)) == .make)
    }

    @Test func `a challenge whose tries are used up blocks new ones while it lives`() throws {
        let spent = try Self.challenge(wrongEntries: 10)
        #expect(
            SmsChallenge.request(latest: spent, now: Self.made + .minutes(5))
                == .tooSoon(until: spent.expiresAt))
        #expect(SmsChallenge.request(latest: spent, now: spent.expiresAt) == .make)
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

    @Test func `ten wrong entries are counted, the last tries told, then even the right one fails`()
        throws
    {
        var challenge = try Self.challenge()
        let now = Self.made + .minutes(1)
        for count in 1...10 {
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
        #expect(challenge.entered(.same, now: now) == .refused(Refusal(.codeExpired)))
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
