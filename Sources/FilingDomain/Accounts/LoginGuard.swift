// SPDX-License-Identifier: Apache-2.0

/// Decides whether a login is let through, by what was tried before.
///
/// Two tiers, so that guessing is slow and nobody can lock another out cheaply: a source that was
/// wrong 5 times in 30 minutes is shut out of the account for an hour; an account that was tried
/// wrongly 50 times in 12 hours, from wherever, is locked to all sources from which its owner never
/// logged in. During a lock no try counts and none succeeds: a right password looks like a wrong
/// one. Source: domain.md section 2, number 6.
package struct LoginGuard: Hashable, Sendable {
    /// A wrong try that may still count.
    package struct Failure: Hashable, Sendable {
        /// From where: a keyed digest of the address.
        package let source: [UInt8]
        package let at: Instant

        package init(source: [UInt8], at: Instant) {
            self.source = source
            self.at = at
        }
    }

    /// Newest first; those of the last 12 hours.
    package let failures: [Failure]
    /// When too many of them locked the account; nil if it is not locked.
    package let lockedAt: Instant?
    /// Whether the owner has logged in from this source before.
    package let isKnownSource: Bool

    /// Wrong tries from one source until it is shut out.
    package static let sourceFailures = 5
    /// They count together within this time.
    package static let sourcePeriod = Span.minutes(30)
    /// A source is shut out for so long.
    package static let sourceLock = Span.minutes(60)
    /// Wrong tries over all sources until the account is locked.
    package static let accountFailures = 50
    /// They count together within this time.
    package static let accountPeriod = Span.hours(12)
    /// The owner can release the account from then on.
    package static let selfReleaseAfter = Span.minutes(15)
    /// A source stays known for so long after a login.
    package static let sourceKnownFor = RetentionClass.loginSources.kept

    package init(failures: [Failure], lockedAt: Instant?, isKnownSource: Bool) {
        self.failures = failures
        self.lockedAt = lockedAt
        self.isKnownSource = isKnownSource
    }

    /// What becomes of a try.
    package enum Outcome: Hashable, Sendable {
        /// Right, and nothing is in the way: forget the source's failures, open the session.
        case letIn
        /// Locked: the try leaves no trace, right or wrong.
        case shut
        /// Wrong: store the failure, and the lock if it is the one too many.
        case failed(locksAccount: Bool)
    }

    /// Decides on a try.
    ///
    /// - Parameter isRight: password and, for staff, second factor.
    package func judge(isRight: Bool, from source: [UInt8], now: Instant) -> Outcome {
        guard !self.isShut(to: source, now: now) else { return .shut }
        if isRight { return .letIn }
        let counted = self.failures.filter { now - $0.at < Self.accountPeriod }.count + 1
        return .failed(
            locksAccount: self.lockedAt == nil && counted >= Self.accountFailures)
    }

    /// Whether this source cannot log in now, with whatever password.
    package func isShut(to source: [UInt8], now: Instant) -> Bool {
        (self.lockedAt != nil && !self.isKnownSource)
            || self.sourceLockedUntil(source).map { now < $0 } ?? false
    }

    /// When the newest lock of a source ends or ended; nil if there was none.
    private func sourceLockedUntil(_ source: [UInt8]) -> Instant? {
        let times = self.failures.filter { $0.source == source }.map(\.at)
        guard times.count >= Self.sourceFailures else { return nil }
        for newest in 0...(times.count - Self.sourceFailures) {
            let oldest = times[newest + Self.sourceFailures - 1]
            if times[newest] - oldest < Self.sourcePeriod { return times[newest] + Self.sourceLock }
        }
        return nil
    }

    /// Whether the owner may release the account now, with SMS code and ID number.
    package static func isOwnersToRelease(lockedAt: Instant, now: Instant) -> Bool {
        now - lockedAt >= Self.selfReleaseAfter
    }
}
