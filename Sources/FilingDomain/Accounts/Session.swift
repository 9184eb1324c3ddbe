// SPDX-License-Identifier: Apache-2.0

/// A login that has not ended.
///
/// Whether it still counts is decided by `now` alone; nothing has to run for it to expire.
/// Source: domain.md section 2, number 8.
package struct Session: Hashable, Sendable {
    package let id: SessionID
    package let account: AccountID
    package let role: Role
    /// Where a member of staff works; nil for applicants.
    package let region: RegionCode?
    package let openedAt: Instant
    /// The last call that was stored; see `needsTouch`.
    package let lastUsedAt: Instant

    /// An office computer is left alone more often, and shows other people's data.
    package static let staffIdle = Span.minutes(15)
    /// Filling in a form and looking for papers takes a while.
    package static let applicantIdle = Span.minutes(30)
    /// A working day; nobody stays logged in over night.
    package static let longest = Span.hours(12)
    /// A session in use is written at most this often: a write for each call would cost more than
    /// the calls.
    ///
    /// It ends by up to so much earlier than its idle time says.
    package static let touchInterval = Span.minutes(1)

    package init(
        id: SessionID, account: AccountID, role: Role, region: RegionCode?, openedAt: Instant,
        lastUsedAt: Instant
    ) {
        self.id = id
        self.account = account
        self.role = role
        self.region = region
        self.openedAt = openedAt
        self.lastUsedAt = lastUsedAt
    }

    /// How long it lives without a call.
    package var idle: Span { self.role.isStaff ? Self.staffIdle : Self.applicantIdle }

    /// Ends then in any case.
    package var expiresAt: Instant { self.openedAt + Self.longest }

    /// Ends then if unused; never after `expiresAt`.
    package var idleExpiresAt: Instant { min(self.lastUsedAt + self.idle, self.expiresAt) }

    /// Whether it counts at this moment.
    package func isLive(at now: Instant) -> Bool { now < self.idleExpiresAt }

    /// Refuses a session that has ended.
    ///
    /// - Throws: `SESSION_EXPIRED`.
    package func requireLive(at now: Instant) throws(Refusal) {
        guard self.isLive(at: now) else { throw Refusal(.sessionExpired) }
    }

    /// Whether it is time to store that it was used.
    package func needsTouch(at now: Instant) -> Bool {
        now - self.lastUsedAt >= Self.touchInterval
    }

    /// The session after a call; a clock that goes back does not shorten it.
    package func used(at now: Instant) -> Session {
        Session(
            id: self.id, account: self.account, role: self.role, region: self.region,
            openedAt: self.openedAt, lastUsedAt: max(self.lastUsedAt, now))
    }
}
