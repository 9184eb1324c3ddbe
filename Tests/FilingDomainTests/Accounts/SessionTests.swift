// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct SessionTests {
    private static let opened = Instant(ms: 1_768_000_000_000)

    private static func session(_ role: Role) -> Session {
        Session(
            id: SessionID(rawValue: 1), account: AccountID(rawValue: 2), role: role,
            region: role.isStaff ? RegionCode(rawValue: 11) : nil, openedAt: self.opened,
            lastUsedAt: self.opened)
    }

    @Test(arguments: [
        (Role.applicant, Int64(30)), (.reviewer, 15), (.supervisor, 15),
    ])
    func `an unused session ends after its idle time`(role: Role, minutes: Int64) {
        let session = Self.session(role)
        let end = Self.opened + .minutes(minutes)
        #expect(session.idleExpiresAt == end)
        #expect(session.isLive(at: end + Span(ms: -1)))
        #expect(!session.isLive(at: end))
        #expect(throws: Refusal(.sessionExpired)) { try session.requireLive(at: end) }
    }

    @Test func `use prolongs it, but never beyond twelve hours`() {
        var session = Self.session(.applicant)
        for minute in stride(from: Int64(20), to: 720, by: 20) {
            let now = Self.opened + .minutes(minute)
            #expect(session.isLive(at: now))
            session.use(at: now)
        }
        #expect(session.idleExpiresAt == Self.opened + .hours(12))
        #expect(session.isLive(at: Self.opened + .hours(12) + Span(ms: -1)))
        #expect(!session.isLive(at: Self.opened + .hours(12)))
    }

    @Test func `a clock that goes back shortens no session`() {
        var session = Self.session(.applicant)
        session.use(at: Instant(ms: 0))
        #expect(session == Self.session(.applicant))
    }
}
