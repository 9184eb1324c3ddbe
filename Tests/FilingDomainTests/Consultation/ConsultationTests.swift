// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

struct ConsultationTests {
    private static let now = Instant(ms: 1_770_000_000_000)

    private static func thread(messages: Int = 1, _ state: Consultation.State = .waiting)
        -> Consultation
    {
        Consultation(
            id: ConsultationID(rawValue: 3), owner: AccountID(rawValue: 7),
            region: RegionCode(rawValue: 11), filing: nil, state: state, openedAt: Self.now,
            changedAt: Self.now, messages: messages)
    }

    @Test func `whoever wrote last leaves the turn to the other`() throws {
        let later = Self.now + .hours(1)
        for role in Role.allCases {
            let replied = try Self.thread().replied(by: role, now: later)
            #expect(replied.state == (role == .applicant ? .waiting : .answered))
            #expect(replied.messages == 2)
            #expect(replied.changedAt == later)
            #expect(replied.openedAt == Self.now)
        }
    }

    @Test func `a closed thread takes nothing more, not even another end`() throws {
        let closed = try Self.thread().closed(now: Self.now)
        for step in [
            { try closed.replied(by: .support, now: Self.now) },
            { try closed.closed(now: Self.now) },
        ] {
            #expect(throws: Refusal(.consultationClosed)) { try step() }
        }
    }

    @Test func `a thread takes fifty messages`() throws {
        let last = try Self.thread(messages: 49).replied(by: .applicant, now: Self.now)
        #expect(last.messages == 50)
        let refusal = #expect(throws: Refusal.self) {
            try last.replied(by: .applicant, now: Self.now)
        }
        #expect(refusal?.reason == .consultationFull)
    }

    @Test func `three threads are open at most`() throws {
        try ConsultationAllowance.requireThread(open: 2)
        #expect(throws: Refusal(.consultationLimit, ["limit": .number(3)])) {
            try ConsultationAllowance.requireThread(open: 3)
        }
    }

    @Test func `twenty messages in any 24 hours, to the millisecond`() throws {
        // Newest first; the twentieth of them is 24 hours old at `now`.
        let written = (0..<20).map { Instant(ms: Self.now.ms - Int64($0) * 1_000) }
        let free = Instant(ms: written[19].ms + 86_400_000)
        try ConsultationAllowance.requireMessage(written: Array(written.prefix(19)), now: Self.now)
        try ConsultationAllowance.requireMessage(written: written, now: free)
        #expect(
            throws: Refusal(
                .consultationTooOften, ["limit": .number(20), "retry_after_ms": .number(1)])
        ) {
            try ConsultationAllowance.requireMessage(
                written: written, now: Instant(ms: free.ms - 1))
        }
    }
}
