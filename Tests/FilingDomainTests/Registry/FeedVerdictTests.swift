// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// What the registration system may say of a record.
@Suite struct FeedVerdictTests {
    @Test(arguments: ["A", "LEVEL_CLOSED_2", String(repeating: "A", count: 40)])
    func `a rejection says why in a code`(reason: String) throws {
        let verdict = try FeedVerdict(.rejected, reason: reason, path: "")
        #expect(verdict.reason == reason)
    }

    @Test(arguments: [
        "", String(repeating: "A", count: 41), "a", "NO SEAT", "林样文", "A-1", "A\n",
        "11010519980312997x",
    ])
    func `a rejection without a code, or with words, is refused by its path`(reason: String) {
        let refusal = #expect(throws: Refusal.self) {
            try FeedVerdict(.rejected, reason: reason, path: "acknowledgements[3].")
        }
        #expect(refusal?.details["field"] == .text("acknowledgements[3].reason"))
    }

    @Test(arguments: [FeedVerdict.Kind.accepted, .duplicate])
    func `every other verdict gives no reason`(kind: FeedVerdict.Kind) throws {
        #expect(try FeedVerdict(kind, reason: "", path: "").kind == kind)
        #expect(throws: Refusal.self) { try FeedVerdict(kind, reason: "WHY", path: "") }
    }
}
