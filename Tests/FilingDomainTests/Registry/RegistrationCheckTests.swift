// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// Anything but 审核通过 means no registration.
@Suite struct RegistrationCheckTests {
    private typealias Fixture = FilingFixture

    private static func check(
        _ filings: [Filing], _ level: Level = .junior, _ exam: ExamCode = .socialWork2026
    ) -> RegistrationCheck {
        RegistrationCheck(of: filings, for: level, in: exam)
    }

    @Test(arguments: FilingState.allCases)
    func `every state of a filing gives its answer`(state: FilingState) throws {
        let filing = try Fixture.filing(in: state)
        let check = Self.check([filing])
        switch state {
        case .draft:
            #expect(check.verdict == .notFiled)
            #expect(check.filing == nil)
        case .approved:
            #expect(check.verdict == .approved)
        case .pending, .supplement, .rejected, .withdrawn, .lapsed, .revoked:
            #expect(check.verdict == .notApproved)
            #expect(check.filing?.state == state)
        }
    }

    @Test(arguments: FilingState.allCases, Level.allCases)
    func `yes is said for one state and one level only`(state: FilingState, level: Level) throws {
        let check = Self.check([try Fixture.filing(in: state)], level)
        #expect((check.verdict == .approved) == (state == .approved && level == .junior))
    }

    @Test func `another level is told as such, whatever the state`() throws {
        for state in FilingState.allCases where state != .draft {
            let check = Self.check([try Fixture.filing(in: state)], .senior)
            #expect(check.verdict == .otherLevel)
            #expect(check.filing?.level == .junior)
        }
    }

    @Test func `the newest filing that was handed in counts, and a new draft hides nothing`() throws
    {
        let approved = try Fixture.filing(in: .approved)
        let revoked = try Fixture.filing(in: .revoked)
        let draft = try Fixture.filing(in: .draft)
        #expect(Self.check([approved, revoked]).verdict == .approved)
        #expect(Self.check([revoked, approved]).verdict == .notApproved)
        #expect(Self.check([draft, revoked]).filing?.state == .revoked)
        #expect(Self.check([draft, approved]).verdict == .approved)
    }

    @Test func `a filing for another exam is none`() throws {
        let approved = try Fixture.filing(in: .approved)
        #expect(Self.check([approved], .junior, ExamCode(rawValue: "sw-2027")).verdict == .notFiled)
        #expect(Self.check([]).verdict == .notFiled)
    }
}
