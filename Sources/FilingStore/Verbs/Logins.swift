// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What was tried on a name.
///
/// Subject and source are keyed digests of 16 bytes: a name without account is a subject, too.
extension Snapshot {
    /// What a try on this subject from this source is judged by.
    package func loginGuard(
        of subject: [UInt8], from source: [UInt8], now: Instant
    ) throws -> LoginGuard {
        let failures = try self.all(
            .loginFailures,
            [
                "subject": .bytes(subject),
                "after_ms": .instant(now - LoginGuard.accountPeriod),
                "limit": .count(Self.failuresLooked),
            ]
        ) { LoginGuard.Failure(source: try $0.bytes(), at: try $0.instant()) }
        let known = try self.first(
            .loginSource, ["subject": .bytes(subject), "source": .bytes(source)]
        ) { try $0.instant() }
        return LoginGuard(
            failures: failures, lockedAt: try self.loginLock(of: subject),
            isKnownSource: known.map { now - $0 < LoginGuard.sourceKnownFor } ?? false)
    }

    /// When wrong passwords locked this subject; nil if it is not locked.
    package func loginLock(of subject: [UInt8]) throws -> Instant? {
        try self.first(.loginLock, ["subject": .bytes(subject)]) { try $0.instant() }
    }

    /// More than lock an account: afterwards only known sources add some, five in an hour each.
    private static var failuresLooked: Int { 4 * LoginGuard.accountFailures }
}

extension Transaction {
    /// Notes a wrong try.
    ///
    /// - Parameter account: whose lock it is, if this one locks; nil for a name without account.
    package func addLoginFailure(
        of subject: [UInt8], account: AccountID?, from source: [UInt8], locks: Bool, at now: Instant
    ) throws {
        try self.execute(
            .loginFailureInsert,
            [
                "failure_id": .integer(try self.next(.loginFailure)),
                "subject": .bytes(subject), "source": .bytes(source), "at_ms": .instant(now),
            ])
        guard locks else { return }
        try self.execute(
            .loginLockInsert,
            ["subject": .bytes(subject), "account_id": .id(account), "at_ms": .instant(now)])
    }

    /// Forgets the wrong tries of a source, after its owner was right.
    package func forgetLoginFailures(of subject: [UInt8], from source: [UInt8]) throws {
        try self.execute(
            .loginFailureForgetSource, ["subject": .bytes(subject), "source": .bytes(source)])
    }

    /// Forgets every wrong try, and the lock they made if `releasing`.
    package func forgetLoginFailures(of subject: [UInt8], releasing: Bool) throws {
        try self.execute(.loginFailureForgetAll, ["subject": .bytes(subject)])
        guard releasing else { return }
        try self.execute(.loginLockDelete, ["subject": .bytes(subject)])
    }

    /// Remembers that the owner logged in from this source; written at most once a day.
    package func rememberSource(
        of subject: [UInt8], _ source: [UInt8], at now: Instant
    ) throws {
        let last = try self.first(
            .loginSource, ["subject": .bytes(subject), "source": .bytes(source)]
        ) { try $0.instant() }
        if let last, now - last < Span.day { return }
        try self.execute(
            .loginSourcePut,
            ["subject": .bytes(subject), "source": .bytes(source), "last_ms": .instant(now)])
    }

    /// Forgets every source but the one that a new password was set from: whoever knew the old
    /// password may have logged in from the others.
    package func trustOnly(
        _ source: [UInt8], of subject: [UInt8], at now: Instant
    ) throws {
        try self.execute(.loginSourceForgetAll, ["subject": .bytes(subject)])
        try self.rememberSource(of: subject, source, at: now)
    }

    /// Removes failures that count no longer among the oldest `limit`, and locks on names that have
    /// no account; how many it removed.
    @discardableResult
    package func sweepLogins(now: Instant, limit: Int) throws -> Int {
        let until = now - LoginGuard.accountPeriod
        try self.execute(.loginLockSweep, ["until_ms": .instant(until)])
        return try self.execute(
            .loginFailureSweep, ["limit": .count(limit), "until_ms": .instant(until)])
    }
}
