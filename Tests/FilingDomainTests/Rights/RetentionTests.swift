// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Foundation
import Testing

/// How long is kept what.
@Suite struct RetentionTests {
    /// A line of README.md's table.
    private static func line(_ retained: RetentionClass) -> String {
        let rule = retained.rule
        return "| `\(retained.rawValue)` | \(rule.what) | \(rule.keptText) | \(rule.from) | "
            + "\(rule.why) |"
    }

    @Test func `README.md says of every class what the program does`() throws {
        let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("README.md")
        let lines = try String(contentsOf: readme, encoding: .utf8).split(separator: "\n")
        for retained in RetentionClass.allCases {
            #expect(lines.contains(Substring(Self.line(retained))), "\(Self.line(retained))")
        }
    }

    @Test func `every class has its rule, and the audit log is kept six months at least`() {
        for retained in RetentionClass.allCases {
            #expect(!retained.rule.what.isEmpty)
            #expect(!retained.rule.tables.isEmpty || retained.rule.hasFiles)
        }
        #expect(RetentionClass.auditLog.kept >= .days(184))
    }

    @Test(arguments: RetentionClass.allCases)
    func `a class ends to the millisecond`(retained: RetentionClass) {
        let begun = Instant(ms: 1_700_000_000_000)
        let edge = begun + retained.kept
        #expect(!retained.isOver(begun: begun, now: Instant(ms: edge.ms - 1_000)))
        #expect(!retained.isOver(begun: begun, now: Instant(ms: edge.ms - 1)))
        #expect(retained.isOver(begun: begun, now: edge))
        #expect(retained.isOver(begun: begun, now: Instant(ms: edge.ms + 1_000)))
    }

    @Test(arguments: [(12, "12 hours"), (24, "24 hours"), (168, "7 days"), (8_760, "365 days")])
    func `a time is told in its largest unit`(hours: Int64, text: String) {
        #expect(RetentionRule.text(of: .hours(hours)) == text)
    }
}
