// SPDX-License-Identifier: Apache-2.0

import NIOCore
import Testing

@testable import FilingClient

@Suite struct RetryPartsTests {
    // first 250 ms, longest 10 s: 250, 500, 1000, 2000, 4000, 8000, 10000, ...
    @Test(arguments: [
        (UInt32(1), 0.0, Int64(125)), (1, 1.0, 250), (2, 0.0, 250), (2, 0.5, 375), (3, 1.0, 1000),
        (6, 1.0, 8000), (7, 1.0, 10_000), (7, 0.0, 5000), (1000, 1.0, 10_000), (.max, 0.0, 5000),
        (0, 1.0, 250), (1, -3.0, 125), (1, 7.0, 250),
    ])
    func `pauses double up to the longest, less up to half`(
        failures: UInt32, unit: Double, expectedMs: Int64
    ) {
        let backoff = Backoff(FilingClient.Settings())
        #expect(backoff.pause(failures: failures, unit: unit) == .milliseconds(expectedMs))
    }

    @Test func `the bucket never exceeds its size nor falls below nothing`() {
        let budget = RetryBudget(tokens: 4, ratio: 0.5)
        budget.succeeded()
        #expect(budget.failed())  // 3
        #expect(!budget.failed())  // 2: half
        for _ in 0..<10 { #expect(!budget.failed()) }  // 0
        for _ in 0..<5 { budget.succeeded() }  // 2.5
        #expect(!budget.failed())  // 1.5
        for _ in 0..<4 { budget.succeeded() }  // 3.5
        #expect(budget.failed())  // 2.5
    }

    static func error(
        _ cause: FilingError.Cause, _ code: FilingError.Code, _ reason: String = "",
        notProcessed: Bool = false
    ) -> FilingError {
        FilingError(cause, code, reason: reason, message: "", isNotProcessed: notProcessed)
    }

    /// What may be repeated when the procedure is harmless, keyed, neither.
    static let table: [(FilingError, [Bool])] = [
        (error(.refused, .unavailable), [true, true, false]),
        (error(.refused, .unavailable, notProcessed: true), [true, true, true]),
        (error(.connectionLost, .unavailable), [true, true, false]),
        (error(.connectionLost, .unavailable, notProcessed: true), [true, true, true]),
        (error(.unreachable, .unavailable, notProcessed: true), [true, true, true]),
        (error(.refused, .resourceExhausted, notProcessed: true), [true, true, true]),
        (error(.refused, .resourceExhausted), [false, false, false]),
        (error(.refused, .aborted, "IN_PROGRESS"), [false, true, false]),
        (error(.refused, .aborted, "REVISION_CONFLICT"), [false, false, false]),
        (error(.refused, .invalidArgument, notProcessed: true), [false, false, false]),
        (error(.connectionLost, .failedPrecondition, notProcessed: true), [false, false, false]),
        (error(.deadline, .deadlineExceeded), [false, false, false]),
        (error(.deadline, .deadlineExceeded, notProcessed: true), [false, false, false]),
        (error(.cancelled, .cancelled, notProcessed: true), [false, false, false]),
        (error(.closed, .cancelled, notProcessed: true), [false, false, false]),
        (error(.protocolBroken, .internal), [false, false, false]),
        (error(.unsendable, .resourceExhausted, notProcessed: true), [false, false, false]),
    ]

    @Test(arguments: table)
    func `what may be repeated depends on the error and on the procedure`(
        error: FilingError, allowed: [Bool]
    ) {
        let rules: [RepeatRule] = [.harmless, .keyed, .once]
        #expect(rules.map { $0.allows(after: error) } == allowed)
    }
}
