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
    /// The last call.
    package private(set) var lastUsedAt: Instant

    /// An office computer is left alone more often, and shows other people's data.
    package static let staffIdle = Span.minutes(15)
    /// Filling in a form and looking for papers takes a while.
    package static let applicantIdle = Span.minutes(30)
    /// A working day; nobody stays logged in over night.
    package static let longest = Span.hours(12)
    /// What changes the account itself is taken only so soon after the login: a computer left alone
    /// does not give the account away.
    package static let freshFor = Span.minutes(10)

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

    /// Refuses a session whose owner has not just logged in.
    ///
    /// - Throws: `FRESH_LOGIN_REQUIRED`.
    package func requireFresh(at now: Instant) throws(Refusal) {
        guard now - self.openedAt < Self.freshFor else { throw Refusal(.freshLoginRequired) }
    }

    /// Notes a call; a clock that goes back does not shorten the session.
    package mutating func use(at now: Instant) { self.lastUsedAt = max(self.lastUsedAt, now) }
}
