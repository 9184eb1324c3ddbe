// SPDX-License-Identifier: Apache-2.0

@testable import FilingDomain
import Testing

/// The table of transitions, walked: what each edge tells its owner.
struct FilingNoticeTests {
    /// Written a second time, as domain.md section 10 has it: one for every change of state.
    private static let told: [FilingState: [FilingAction: NoticeKind]] = [
        .draft: [.submit: .submitted, .withdraw: .withdrawn],
        .pending: [
            .reopen: .reopened, .withdraw: .withdrawn, .approve: .approved, .reject: .rejected,
            .supplement: .supplementAsked,
        ],
        .supplement: [.submit: .submitted, .withdraw: .withdrawn, .lapse: .lapsed],
        .approved: [.revoke: .revoked],
    ]

    private static func change(_ edge: FilingTransition) throws -> FilingChange {
        let filing =
            edge.claim == .held
            ? try FilingFixture.claimed() : try FilingFixture.filing(in: edge.from)
        let now = FilingFixture.now + .minutes(1)
        return try filing.moved(
            by: edge.action, role: .applicant,
            holder: edge.claim == .held ? FilingFixture.reviewer : nil, now: now
        ) {
            guard edge.action == .supplement else { return }
            $0.take(
                supplementKinds: [.idFront],
                deadline: SupplementDeadline(set: now + .day, since: now, extensions: []))
        }
    }

    @Test(arguments: FilingTransition.table)
    func `each edge raises exactly the notice that its change of state asks for`(
        edge: FilingTransition
    ) throws {
        let change = try Self.change(edge)
        let expected = Self.told[edge.from]?[edge.action]
        #expect((edge.from != edge.to) == (expected != nil), "the table of this test")
        #expect(change.notice?.kind == expected)
        guard let notice = change.notice else { return }
        #expect(notice.owner == FilingFixture.owner)
        #expect(notice.filing == change.filing.id)
        #expect(notice.revision == change.filing.revision)
        #expect(notice.at == FilingFixture.now + .minutes(1))
        #expect(notice.kind.isTexted)
        #expect((notice.due != nil) == (notice.kind == .supplementAsked))
    }

    @Test func `opening a draft tells nothing`() throws {
        let change = Filing.opened(
            id: FilingID(rawValue: 1), number: try FilingFixture.filing(in: .draft).number,
            owner: FilingFixture.owner, exam: .socialWork2026, form: try FilingFixture.form(),
            now: FilingFixture.now)
        #expect(change.notice == nil)
        #expect(change.reminders.isEmpty)
    }

    @Test(arguments: NoticeKind.allCases)
    func `each kind has a sentence in both languages with the number and the deadline`(
        kind: NoticeKind
    ) {
        let due = Instant(ms: 1_772_960_400_000)
        let text = NoticeSentence(kind, number: "SW26-11-123456789-X", due: due).text
        let isDeadline = kind == .supplementAsked || kind.endsWhenDue
        for words in [text.zh, text.en] {
            #expect(words.contains("SW26-11-123456789-X"))
            #expect(words.contains("2026-03-08 17:00:00") == isDeadline)
        }
        // A text message that a network would cut in more than three.
        #expect(text.zh.unicodeScalars.count <= 150)
        let bare = NoticeSentence(kind, number: "", due: nil).text
        #expect(!bare.zh.contains("SW26") && !bare.en.contains("  "))
    }

    @Test func `each kind has a token of its own`() {
        #expect(Set(NoticeKind.allCases.map(\.token)).count == NoticeKind.allCases.count)
    }
}
