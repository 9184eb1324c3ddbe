// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingTestKit
import Foundation
import Testing

/// Whoever tries numbers out learns nothing of what others have.
///
/// Two servers start alike; then one of them fills with the things of other people. Every method that
/// takes an id is asked the same on both, and both must answer in the same bytes.
@Suite(.timeLimit(.minutes(10))) struct ForeignObjectTests {
    /// How many ids each method is tried with.
    private static let rounds =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 60 : 2_000

    @Test func `every id is answered as if nobody else had anything`() async throws {
        let outside = TestServer.Outside(inspector: AcceptingInspector())
        try await TestServer.run(outside: outside) { full in
            try await TestServer.run(outside: outside) { bare in
                let full = try await ForeignWorld(full)
                let bare = try await ForeignWorld(bare)
                let things = try await full.populate()
                var guesses = IDGuesses(of: things, seed: 4)
                var answers: [String: Int] = [:]
                for probe in Probe.all {
                    for _ in 0..<Self.rounds {
                        let id = guesses.next(probe.kind)
                        if case .row(let row) = id, full.ownSessions.contains(row) { continue }
                        let seen = try await full.ask(
                            probe.method, as: probe.who, try probe.body(full, id))
                        let expected = try await bare.ask(
                            probe.method, as: probe.who, try probe.body(bare, id))
                        #expect(
                            probe.told(seen) == probe.told(expected),
                            "\(probe.method) by \(probe.who): \(id)")
                        answers[try seen.status.reason, default: 0] += 1
                    }
                }
                // The fuzz has met what it is about, not only numbers that are none.
                for reason in [
                    "FILING_NOT_FOUND", "UPLOAD_NOT_FOUND", "MATERIAL_NOT_FOUND", "KEY_UNKNOWN",
                    "PHONE_CHANGE_UNKNOWN", "ACCOUNT_UNKNOWN", "FILING_NUMBER_INVALID",
                ] {
                    #expect(answers[reason, default: 0] > 20, "\(reason): \(answers)")
                }
                full.asking.peer.close()
                bare.asking.peer.close()
            }
        }
    }
}
