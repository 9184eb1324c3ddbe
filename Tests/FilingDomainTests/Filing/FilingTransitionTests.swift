// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// The table of transitions, walked through the verbs that applicants and reviewers use.
struct FilingTransitionTests {
    /// Written a second time, as domain.md section 6 has it: state, action, state afterwards.
    private static let legal: [FilingState: [FilingAction: FilingState]] = [
        .draft: [.update: .draft, .upload: .draft, .submit: .pending, .withdraw: .withdrawn],
        .pending: [
            .reopen: .draft, .withdraw: .withdrawn, .claim: .pending, .release: .pending,
            .propose: .pending, .reassign: .pending,
            .approve: .approved, .reject: .rejected, .supplement: .supplement,
        ],
        .supplement: [
            .upload: .supplement, .submit: .pending, .withdraw: .withdrawn, .lapse: .lapsed,
        ],
        .approved: [.revoke: .revoked],
        .rejected: [:], .withdrawn: [:], .lapsed: [:], .revoked: [:],
    ]

    @Test(arguments: FilingState.allCases)
    func `the table has exactly the legal edges of each state`(state: FilingState) throws {
        let expected = try #require(Self.legal[state])
        for action in FilingAction.allCases {
            #expect(FilingTransition.edge(from: state, by: action)?.to == expected[action])
        }
    }

    @Test(arguments: FilingState.allCases)
    func `an applicant's verb works in the states that allow it and changes nothing elsewhere`(
        state: FilingState
    ) throws {
        let filing = try FilingFixture.filing(in: state)
        let form = try FilingFixture.form(note: "new")
        let verbs: [(FilingAction, (Filing) throws -> FilingChange)] = [
            (.update, { try $0.edited(form, seen: $0.revision, now: FilingFixture.later) }),
            (.withdraw, { try $0.withdrawn(seen: $0.revision, now: FilingFixture.later) }),
            (
                .submit,
                {
                    try $0.submitted(
                        FilingFixture.fullEvidence, seen: $0.revision, now: FilingFixture.later,
                        calendar: FilingFixture.calendar)
                }
            ),
            (.upload, { try $0.withMaterial(.idFront, now: FilingFixture.later) }),
        ]
        for (action, verb) in verbs {
            let walked: FilingAction = action == .update && state == .pending ? .reopen : action
            guard let target = Self.legal[state]?[walked] else {
                #expect(throws: Refusal.self) { try verb(filing) }
                continue
            }
            let change = try verb(filing)
            #expect(change.filing.state == target)
            #expect(change.filing.revision == filing.revision.next)
            #expect(change.entry.action == walked)
            #expect(change.entry.state == target)
        }
    }

    @Test func `every change has the next revision and a line in the history`() throws {
        var filing = try FilingFixture.filing(in: .draft)
        let first = filing.revision
        for step in 1...3 {
            let change = try filing.edited(
                FilingFixture.form(note: "\(step)"), seen: filing.revision,
                now: FilingFixture.later)
            #expect(change.entry.revision == change.filing.revision)
            filing = change.filing
        }
        #expect(filing.revision.rawValue == first.rawValue + 3)
    }

    @Test func `a write on a stale revision is refused with the present one`() throws {
        let filing = try FilingFixture.filing(in: .draft)
        let stale = Revision(rawValue: filing.revision.rawValue - 1)
        let refusal = #expect(throws: Refusal.self) {
            try filing.withdrawn(seen: stale, now: FilingFixture.later)
        }
        #expect(refusal?.reason == .revisionConflict)
        #expect(refusal?.details["revision"] == .number(filing.revision.rawValue))
    }

    @Test func `a running claim closes edits and withdrawal, an ended one does not`() throws {
        let claimed = try FilingFixture.claimed()
        let during = FilingFixture.now + .minutes(14)
        let after = FilingFixture.now + .minutes(15)
        let form = try FilingFixture.form(note: "changed")
        let edit = #expect(throws: Refusal.self) {
            try claimed.edited(form, seen: claimed.revision, now: during)
        }
        #expect(edit?.reason == .editClosed)
        let withdrawal = #expect(throws: Refusal.self) {
            try claimed.withdrawn(seen: claimed.revision, now: during)
        }
        #expect(withdrawal?.reason == .editClosed)
        #expect(try claimed.edited(form, seen: claimed.revision, now: after).filing.state == .draft)
    }

    @Test func `the region of a filing never changes`() throws {
        let filing = try FilingFixture.filing(in: .draft)
        let moved = try FilingForm(
            level: .junior, region: RegionCode(text: "31"), address: "somewhere", note: "")
        let refusal = #expect(throws: Refusal.self) {
            try filing.edited(moved, seen: filing.revision, now: FilingFixture.later)
        }
        #expect(refusal?.reason == .regionFixed)
    }
}
