// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingTestKit
import Foundation
import Testing

/// A region's desk at the command line.
@Suite(.timeLimit(.minutes(5))) struct ReviewProgramTests {
    private struct Reply: Decodable {
        struct Entry: Decodable {
            let filingNumber: String
            let revision: UInt64
        }

        let entries: [Entry]
    }

    /// A desk with as many filings as a reviewer has on a bad day: more than one page.
    private static func run(
        filings: Int, _ body: (TerminalStage, [String]) async throws -> Void
    ) async throws {
        try await TerminalStage.run { stage in
            let people = try await stage.server.ready.make(
                0..<filings, at: stage.server.clock.now())
            try await stage.server.ready.handIn(people, at: stage.server.clock.now())
            try await stage.enter("clerk", .reviewer)
            try await stage.enter("second", .reviewer)
            try await stage.enter("head", .supervisor)
            try await body(stage, people.map(\.number))
        }
    }

    private static func queue(
        _ stage: TerminalStage, limit: Int
    ) async throws -> [Reply.Entry] {
        let said = try await stage.step(
            "the queue", "clerk", ["review", "queue", "--limit", "\(limit)", "--json"])
        return try JSONDecoder().decode(Reply.self, from: Data(said.utf8)).entries
    }

    @Test func `a queue of more than one page is shown whole, or as far as it is wanted`()
        async throws
    {
        try await Self.run(filings: 230) { stage, numbers in
            let all = try await Self.queue(stage, limit: 1_000).map(\.filingNumber)
            #expect(all.count == 230 && Set(all) == Set(numbers))
            for limit in [1, 200, 201] {
                #expect(
                    try await Self.queue(stage, limit: limit).map(\.filingNumber)
                        == Array(all.prefix(limit)))
            }
            try await stage.step(
                "nothing is no wish", "clerk", ["review", "queue", "--limit", "0"],
                ends: .refused, says: ["--limit"])
        }
    }

    @Test func `a filing is passed on, and kept from somebody, at the revision that was seen`()
        async throws
    {
        try await Self.run(filings: 1) { stage, numbers in
            let number = numbers[0]
            let seen = try #require(try await Self.queue(stage, limit: 1).first).revision
            try await stage.step("taken", "clerk", ["review", "claim", number])
            let pass = ["review", "reassign", number, "--to", "second", "--text", "轮班"]
            try await stage.step(
                "passed on by what is no longer so", "head", pass + ["--revision", "\(seen)"],
                ends: .refused, says: ["REVISION_CONFLICT"])
            try await stage.step(
                "passed on", "head", pass + ["--revision", "\(seen + 1)"], says: ["已改派"])
            try await stage.step("taken", "second", ["review", "claim", number])
            try await stage.step(
                "whoever says it of themselves names the revision by the claim", "second",
                ["review", "recuse", number, "--text", "申请人是我的表弟"], says: ["回避"])
            try await stage.step(
                "of another it has to be named", "head",
                ["review", "recuse", number, "--who", "clerk", "--text", "同上"],
                ends: .refused, says: ["--revision"])
            try await stage.step(
                "kept from the filing", "second", ["review", "claim", number],
                ends: .refused, says: ["RECUSED"])
        }
    }
}
