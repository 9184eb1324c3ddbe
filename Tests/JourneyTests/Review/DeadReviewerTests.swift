// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingTestKit
import Foundation
import Glibc
import Testing

/// A reviewer who dies after the claim delays the filing by the lease, and not by a millisecond more.
///
/// Source: domain.md section 9.
@Suite(.timeLimit(.minutes(3))) struct DeadReviewerTests {
    private static let leaseMs: Int64 = 900_000

    /// What a program of somebody else's was told before it was killed.
    private struct Claim {
        let id: UInt64
        let untilMs: Int64
        let revision: UInt64
    }

    /// Has a Python program claim a filing, and kills it while its connection is open.
    private static func claimAndDie(
        _ number: String, token: [UInt8], on server: TestServer
    ) async throws -> Claim {
        try await TemporaryFolder.with { folder in
            try await PythonMessages.generate(into: folder)
            let repository = Fixtures.repository.path
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
            process.arguments = [
                "\(repository)/Tests/Oracle/dying_reviewer.py", "127.0.0.1", "\(server.port)",
                number,
            ]
            process.environment = ProcessInfo.processInfo.environment.merging([
                "PYTHONPATH": "\(folder.path):\(repository)/proto/examples/python",
                "PYTHONDONTWRITEBYTECODE": "1",
            ]) { $1 }
            let (typed, output) = (Pipe(), Pipe())
            process.standardInput = typed
            process.standardOutput = output
            try process.run()
            typed.fileHandleForWriting.write(Data((Hexadecimal.text(token) + "\n").utf8))
            let said = await withCheckedContinuation { done in
                DispatchQueue.global().async {
                    // A line may come in pieces; nothing at all is the program's end.
                    var bytes = Data()
                    while !bytes.contains(UInt8(ascii: "\n")) {
                        let some = output.fileHandleForReading.availableData
                        guard !some.isEmpty else { break }
                        bytes += some
                    }
                    kill(process.processIdentifier, SIGKILL)
                    process.waitUntilExit()
                    done.resume(returning: String(decoding: bytes, as: UTF8.self))
                }
            }
            #expect(process.terminationReason == .uncaughtSignal)
            let numbers = said.split(whereSeparator: \.isWhitespace)
            try #require(numbers.count == 3, "\(said)")
            return Claim(
                id: try #require(UInt64(numbers[0])), untilMs: try #require(Int64(numbers[1])),
                revision: try #require(UInt64(numbers[2])))
        }
    }

    @Test func `a filing is free again at the end of a dead reviewer's lease, and not before`()
        async throws
    {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            let claimedAt = stage.now
            let dead = try await Self.claimAndDie(
                number, token: stage.clerk.token, on: stage.server)
            #expect(dead.untilMs == claimedAt.ms + Self.leaseMs)
            let other = try await stage.server.staff("second")

            stage.go(to: Instant(ms: dead.untilMs - 1))
            let refused = try await stage.refusal(other) {
                try await $0.review.claim(.init(filingNumber: number))
            }
            #expect(refused?.reason == "CLAIMED_BY_ANOTHER")
            #expect(refused?.details["until_ms"] == "\(dead.untilMs)")

            stage.go(to: Instant(ms: dead.untilMs))
            // The queue shows it free at the same moment.
            let entry = try await stage.with(other) {
                try await $0.review.queue(.init(unclaimedOnly: true)).entries.first
            }
            #expect(entry?.filingNumber == number && entry?.claimedUntilMs == 0)
            let claim = try await stage.with(other) {
                try await $0.review.claim(.init(filingNumber: number))
            }
            #expect(claim.untilMs == dead.untilMs + Self.leaseMs && claim.claimID > dead.id)
        }
    }

    @Test
    func `what the dead reviewer does on return is refused, before and after another's claim`()
        async throws
    {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            let dead = try await Self.claimAndDie(
                number, token: stage.clerk.token, on: stage.server)
            let attempts: [(FilingClient) async throws -> Void] = [
                {
                    _ = try await $0.review.renew(
                        .init(filingNumber: number, claimID: dead.id))
                },
                {
                    _ = try await $0.review.decide(
                        .init(
                            filingNumber: number, claimID: dead.id, revision: dead.revision,
                            outcome: .approve))
                },
            ]
            stage.go(to: Instant(ms: dead.untilMs))
            for attempt in attempts {
                let refused = try await stage.refusal(stage.clerk) { try await attempt($0) }
                #expect(refused?.reason == "CLAIM_LOST")
            }
            let other = try await stage.server.staff("second")
            let claim = try await stage.with(other) {
                try await $0.review.claim(.init(filingNumber: number))
            }
            let row = try stage.row(number)
            for attempt in attempts {
                let refused = try await stage.refusal(stage.clerk) { try await attempt($0) }
                #expect(refused?.reason == "CLAIM_LOST")
            }
            #expect(try stage.row(number) == row)
            let decided = try await stage.with(other) {
                try await $0.review.decide(
                    .init(
                        filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                        outcome: .approve))
            }
            #expect(decided.state == .approved)
        }
    }
}
