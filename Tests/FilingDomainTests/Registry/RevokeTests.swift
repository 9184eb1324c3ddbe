// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// Taking an approval back, and what the registration system is told of a change.
@Suite struct RevokeTests {
    private typealias Fixture = FilingFixture

    private static func revoke(
        _ filing: Filing, reasons: [ReviewReason] = [.other], text: String = "毕业证书查无此人",
        by: AccountID = Fixture.reviewer, seen: Revision? = nil
    ) throws -> FilingChange {
        try filing.revoked(
            for: reasons, text: text, by: by, role: .supervisor, seen: seen ?? filing.revision,
            now: Fixture.later)
    }

    private static func reason(_ body: () throws -> FilingChange) -> Reason? {
        do {
            _ = try body()
            return nil
        } catch let refusal as Refusal {
            return refusal.reason
        } catch {
            return nil
        }
    }

    @Test(arguments: FilingState.allCases)
    func `only an approval can be taken back`(state: FilingState) throws {
        let filing = try Fixture.filing(in: state)
        guard state == .approved else {
            #expect(Self.reason { try Self.revoke(filing) } == .stateForbids)
            return
        }
        let change = try Self.revoke(filing)
        #expect(change.filing.state == .revoked)
        #expect(change.filing.stateSince == Fixture.later)
        #expect(change.filing.revision == filing.revision.next)
        #expect(change.entry.action == .revoke)
        #expect(change.entry.role == .supervisor)
        #expect(change.entry.judgement.reasons == [.other])
        #expect(change.entry.judgement.text == "毕业证书查无此人")
    }

    @Test func `it takes reasons, words, the present revision and somebody else`() throws {
        let filing = try Fixture.filing(in: .approved)
        #expect(Self.reason { try Self.revoke(filing, reasons: []) } == .reasonRequired)
        #expect(
            Self.reason { try Self.revoke(filing, reasons: [.other, .other]) } == .reasonRequired)
        #expect(Self.reason { try Self.revoke(filing, text: "") } == .textRequired)
        // One person's word: they say what they found under another reason.
        for reasons in [[ReviewReason.forged], [.other, .forged]] {
            #expect(
                Self.reason { try Self.revoke(filing, reasons: reasons) } == .forgedNeedsTwo)
        }
        #expect(Self.reason { try Self.revoke(filing, text: " \n") } == .textRequired)
        #expect(
            Self.reason { try Self.revoke(filing, text: String(repeating: "字", count: 2_001)) }
                == .textRequired)
        #expect(Self.reason { try Self.revoke(filing, text: "\u{1B}[2J") } == .fieldInvalid)
        #expect(Self.reason { try Self.revoke(filing, seen: Revision.none) } == .revisionConflict)
        #expect(Self.reason { try Self.revoke(filing, by: Fixture.owner) } == .ownFiling)
    }

    @Test func `the registration system is told of approvals and revocations, and nothing else`()
        throws
    {
        let claimed = try Fixture.claimed()
        let claim = try #require(claimed.claim).id
        for (decision, told) in [
            (ReviewDecision.approve(text: ""), FeedChange.approved),
            (.reject(reasons: [.noSeal], text: ""), nil),
            (
                .supplement(
                    items: [try SupplementItem(kind: .idFront, reason: .unreadable, text: "")],
                    reasons: [], text: "", lastDay: nil), nil
            ),
        ] {
            let change = try claimed.decided(
                decision, claim: claim, by: Fixture.reviewer, role: .reviewer,
                seen: claimed.revision, now: Fixture.now + .minutes(1),
                calendar: Fixture.calendar)
            #expect(change.told == told)
        }
        #expect(try Self.revoke(Fixture.filing(in: .approved)).told == .revoked)
        let draft = try Fixture.filing(in: .draft)
        #expect(try draft.withdrawn(seen: draft.revision, now: Fixture.later).told == nil)
    }

    @Test func `an approval given up with the account is told as a revocation`() throws {
        let filing = try Fixture.filing(in: .approved)
        let change = try #require(try filing.closing(.givesUp, now: Fixture.later))
        #expect(change.filing.state == .revoked)
        #expect(change.entry.role == .applicant)
        #expect(change.told == .revoked)
        #expect(throws: Refusal.self) { try filing.closing(.keeps, now: Fixture.later) }
    }
}
