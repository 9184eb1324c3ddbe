// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingStore
import FilingTestKit
import Foundation
import Synchronization
import Testing

/// Eight clients race on one filing; its history is what the table allows, line by line.
@Suite(.timeLimit(.minutes(20))) struct StateRaceTests {
    private static let seeds: Range<UInt64> =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 0..<2 : 0..<60
    /// Calls of each client.
    private static let calls = 24

    /// How often each action was taken, by the clients' own count.
    private final class Tally: Sendable {
        private let counts = Mutex<[FilingAction: Int]>([:])

        func took(_ action: FilingAction) {
            self.counts.withLock { $0[action, default: 0] += 1 }
        }

        var all: [FilingAction: Int] { self.counts.withLock { $0 } }
    }

    @Test(arguments: Self.seeds)
    func `no illegal change of one filing commits while eight clients race`(
        seed: UInt64
    ) async throws {
        try await StatePlace.run { place in
            let filing = try await place.filing(in: .draft, isHeld: false)
            let number = filing.number.text
            let tally = Tally()
            var staff: [[UInt8]] = [place.clerk.token]
            for name in ["second", "third"] {
                staff.append(try await place.server.staff(name).token)
            }
            staff.append(try await place.server.staff("chief", .supervisor).token)
            let scan = try Fixtures.material("work_proof.jpg")
            let tokens = staff
            await withTaskGroup(of: Void.self) { group in
                for racer in 0..<8 {
                    let token = racer < 4 ? place.owner.token : tokens[racer - 4]
                    let client = place.server.client(token: token)
                    let random = SeededRandom(seed: seed &* 8 &+ UInt64(racer))
                    group.addTask {
                        if racer < 4 {
                            let owner = Owner(client: client, number: number, scan: scan)
                            for call in 0..<Self.calls {
                                await owner.act(random, isLate: call > 16, tally)
                            }
                        } else {
                            var reviewer = Reviewer(client: client, number: number)
                            for call in 0..<Self.calls {
                                await reviewer.act(random, isLate: call > 16, tally)
                            }
                        }
                        await client.close()
                    }
                }
            }
            let stored = try place.stored(filing)
            let lines = stored.history.map { ($0.revision.rawValue, $0.action, $0.role, $0.state) }
            #expect(NaiveTable.firstFault(in: lines) == nil)
            #expect(stored.history.last?.state == stored.filing.state)
            #expect(stored.history.count == Int(stored.filing.revision.rawValue))
            // What was answered with yes is there, and nothing else is.
            var written: [FilingAction: Int] = [:]
            for line in stored.history.dropFirst() { written[line.action, default: 0] += 1 }
            var taken = tally.all
            taken[.release] = written[.release]
            #expect(taken.filter { $0.value > 0 } == written)
        }
    }

    /// What an applicant does at random, on the revision just seen.
    private struct Owner {
        let client: FilingClient
        let number: String
        let scan: [UInt8]

        func act(_ random: SeededRandom, isLate: Bool, _ tally: Tally) async {
            do {
                let seen = try await self.client.status.get(self.number)
                switch random.next() % 20 {
                case 0..<7:
                    let wasPending = seen.state == .pending
                    _ = try await self.client.filing.update(
                        .init(
                            filingNumber: self.number, revision: seen.revision,
                            form: Fixtures.form))
                    tally.took(wasPending ? .reopen : .update)
                case 7 where isLate:
                    _ = try await self.client.filing.withdraw(
                        .init(filingNumber: self.number, revision: seen.revision))
                    tally.took(.withdraw)
                case 8, 9:
                    _ = try await self.client.upload.send(
                        self.scan, as: .workProof, for: self.number)
                    tally.took(.upload)
                default:
                    _ = try await self.client.filing.submit(
                        .init(
                            filingNumber: self.number, revision: seen.revision,
                            declaration: "declaration-2026-1"))
                    tally.took(.submit)
                }
            } catch {
                // Refused: the history shows that nothing came of it.
                return
            }
        }
    }

    /// What a reviewer does at random, with the claim held last.
    private struct Reviewer {
        let client: FilingClient
        let number: String
        var held: FilingV1.ClaimReply?

        mutating func act(_ random: SeededRandom, isLate: Bool, _ tally: Tally) async {
            do {
                guard let claim = self.held, random.next() % 4 != 0 else {
                    let before = self.held
                    let claim = try await self.client.review.claim(
                        .init(filingNumber: self.number))
                    // One's own running claim is renewed, which is no change.
                    if claim.claimID != before?.claimID { tally.took(.claim) }
                    self.held = claim
                    return
                }
                let outcome: (FilingV1.Outcome, FilingAction)? =
                    switch random.next() % 8 {
                    case 0..<3: (.supplement, .supplement)
                    case 3 where isLate: (.approve, .approve)
                    case 4 where isLate: (.reject, .reject)
                    default: nil
                    }
                guard let outcome else {
                    _ = try await self.client.review.release(
                        .init(filingNumber: self.number, claimID: claim.claimID))
                    self.held = nil
                    return
                }
                _ = try await self.client.review.decide(
                    .init(
                        filingNumber: self.number, claimID: claim.claimID,
                        revision: claim.revision, outcome: outcome.0,
                        reasons: outcome.0 == .reject ? [.unreadable] : [],
                        items: outcome.0 == .supplement
                            ? [.init(kind: .workProof, reason: .noSeal)] : []))
                tally.took(outcome.1)
                self.held = nil
            } catch {
                // Refused: the history shows that nothing came of it.
                return
            }
        }
    }
}
