// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// Who is shut out of logging in, and for how long.
///
/// Source: domain.md 2.6.
@Suite struct LoginGuardTests {
    private static let start = Instant(ms: 1_768_000_000_000)
    private static let home: [UInt8] = [1]
    private static let elsewhere: [UInt8] = [2]

    /// Wrong tries from one source at these seconds after the start.
    private static func failures(_ seconds: [Int64], from source: [UInt8]) -> [LoginGuard.Failure] {
        seconds.sorted(by: >).map {
            LoginGuard.Failure(source: source, at: self.start + .seconds($0))
        }
    }

    private static func judge(
        _ failures: [LoginGuard.Failure], lockedAt: Instant? = nil, known: Bool = false,
        isRight: Bool = true, from source: [UInt8] = Self.home, at second: Int64
    ) -> LoginGuard.Outcome {
        LoginGuard(failures: failures, lockedAt: lockedAt, isKnownSource: known)
            .judge(isRight: isRight, from: source, now: self.start + .seconds(second))
    }

    @Test(
        arguments: [
            // Five within 30 minutes shut the source out for an hour after the fifth.
            ([0, 10, 20, 30], 31, LoginGuard.Outcome.letIn),
            ([0, 10, 20, 30, 1_799], 1_800, .shut),
            ([0, 10, 20, 30, 1_800], 1_801, .letIn),
            ([0, 10, 20, 30, 40], 40 + 3_599, .shut),
            ([0, 10, 20, 30, 40], 40 + 3_600, .letIn),
        ] as [([Int64], Int64, LoginGuard.Outcome)])
    func `five wrong passwords from one source within 30 minutes shut it out for 60`(
        seconds: [Int64], now: Int64, expected: LoginGuard.Outcome
    ) {
        #expect(Self.judge(Self.failures(seconds, from: Self.home), at: now) == expected)
    }

    @Test func `a source that is shut out does not shut out another one`() {
        let failures = Self.failures([0, 1, 2, 3, 4], from: Self.elsewhere)
        #expect(Self.judge(failures, from: Self.elsewhere, at: 5) == .shut)
        #expect(Self.judge(failures, at: 5) == .letIn)
    }

    /// So many wrong tries from different sources, one second apart.
    private static func scattered(_ count: Int) -> [LoginGuard.Failure] {
        (0..<count).reversed().map {
            LoginGuard.Failure(
                source: [9, UInt8($0)], at: self.start + .seconds(Int64($0)))
        }
    }

    @Test(arguments: [(48, 100, false), (49, 100, true), (49, 43_199, true), (49, 43_200, false)])
    func `the fiftieth wrong password within 12 hours locks the account`(
        before: Int, now: Int64, locks: Bool
    ) {
        let outcome = Self.judge(Self.scattered(before), isRight: false, at: now)
        #expect(outcome == .failed(locksAccount: locks))
    }

    @Test func `a locked account lets in from a known source only`() {
        let locked = Self.start + .seconds(60)
        let failures = Self.scattered(50)
        #expect(Self.judge(failures, lockedAt: locked, at: 61) == .shut)
        #expect(Self.judge(failures, lockedAt: locked, known: true, at: 61) == .letIn)
        #expect(
            Self.judge(failures, lockedAt: locked, known: true, isRight: false, at: 61)
                == .failed(locksAccount: false))
    }

    @Test func `the owner can release the account 15 minutes after the lock, not a second before`()
    {
        let locked = Self.start
        let edge = locked + .minutes(15)
        #expect(!LoginGuard.isOwnersToRelease(lockedAt: locked, now: locked + .seconds(899)))
        #expect(LoginGuard.isOwnersToRelease(lockedAt: locked, now: edge))
    }
}
