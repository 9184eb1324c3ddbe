// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
@testable import FilingServer
import Testing

/// What centres' programs are given to sign.
struct KeyChallengeTests {
    private static let now = Instant(ms: 1_768_000_000_000)

    private static func challenge(_ connection: UInt64, nonce: UInt8 = 1) -> CentreChallenge {
        CentreChallenge(
            nonce: [nonce], keyID: "0123456789abcdef", connection: connection, at: Self.now)
    }

    @Test func `a challenge is good once, for a minute, on its connection`() {
        let challenges = KeyChallenges()
        let until = Self.now + KeyChallenges.lifetime
        for connection in UInt64(1)...3 {
            challenges.begin(Self.challenge(connection), now: Self.now)
        }
        #expect(challenges.take(nonce: [2], of: 1, now: Self.now) == nil)
        #expect(challenges.take(nonce: [1], of: 9, now: Self.now) == nil)
        #expect(challenges.take(nonce: [1], of: 1, now: Self.now) == Self.challenge(1))
        #expect(challenges.take(nonce: [1], of: 1, now: Self.now) == nil)
        #expect(challenges.take(nonce: [1], of: 2, now: until + Span(ms: -1)) != nil)
        #expect(challenges.take(nonce: [1], of: 3, now: until) == nil)
    }

    @Test func `one connection that asks without end keeps nobody out`() {
        let challenges = KeyChallenges()
        challenges.begin(Self.challenge(1), now: Self.now)
        for round in 0..<3 * KeyChallenges.capacity {
            challenges.begin(
                Self.challenge(2, nonce: UInt8(truncatingIfNeeded: round)), now: Self.now)
        }
        #expect(challenges.take(nonce: [1], of: 1, now: Self.now) == Self.challenge(1))
    }
}
