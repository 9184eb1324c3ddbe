// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// A reviewer who takes what others want too, loses some of it, and forgets some.
struct RacingReviewer {
    private let name: Int
    private let client: FilingClient
    private let random: SeededRandom
    private let testimony: ClaimTestimony
    private let clock: VirtualClock
    private var held: [FilingV1.ClaimReply] = []
    private var numbers: [String] = []

    /// Filings on a desk at once.
    private static let desk = 3
    /// All look at the same few, oldest due first, so that they meet.
    private static let seen: UInt32 = 12
    /// Refusals that a race brings with it; any other is a fault.
    private static let losses: Set<String> = [
        "CLAIMED_BY_ANOTHER", "CLAIM_LOST", "CLAIM_REQUIRED", "STATE_FORBIDS",
    ]
    /// After this many places in the order the clock goes on by 20 s: a lease lasts some 450.
    private static let stride = 10

    init(
        _ name: Int, token: [UInt8], seed: UInt64, _ server: TestServer,
        _ testimony: ClaimTestimony
    ) {
        self.name = name
        self.client = server.client(token: token)
        self.random = SeededRandom(seed: seed &* 64 &+ UInt64(name))
        self.testimony = testimony
        self.clock = server.clock
    }

    /// Works until nothing of the region waits.
    mutating func work() async throws {
        while try await self.turn() {
            if self.testimony.place() % Self.stride == 0 { self.clock.advance(by: .seconds(20)) }
        }
        await self.client.close()
    }

    /// One thing; false if nothing is left to do.
    private mutating func turn() async throws -> Bool {
        do {
            let chance = self.random.next() % 100
            guard !self.held.isEmpty, self.held.count == Self.desk || chance < 70 else {
                return try await self.take()
            }
            let place = Int(self.random.next() % UInt64(self.held.count))
            switch chance {
            case 0..<12: try await self.renew(place)
            case 12..<20: try await self.giveBack(place)
            // As somebody whose machine has died: nobody else is told.
            case 20..<24: self.forget(place)
            default: try await self.decide(place)
            }
            return true
        } catch let error as FilingError where Self.losses.contains(error.reason) {
            return true
        }
    }

    private mutating func take() async throws -> Bool {
        let isPicky = self.random.next() % 4 != 0
        let entries = try await self.client.review.queue(
            .init(unclaimedOnly: isPicky, limit: Self.seen)
        ).entries
        guard !entries.isEmpty else { return isPicky }
        let number = entries[Int(self.random.next() % UInt64(entries.count))].filingNumber
        let asked = self.testimony.place()
        let claim = try await self.client.review.claim(.init(filingNumber: number))
        self.testimony.keep(
            self.name, number, claim: claim.claimID, .holds(untilMs: claim.untilMs), asked: asked)
        // Claiming one's own again is the same claim.
        if let place = self.numbers.firstIndex(of: number) { self.forget(place) }
        self.held.append(claim)
        self.numbers.append(number)
        return true
    }

    private mutating func renew(_ place: Int) async throws {
        let (number, claim) = (self.numbers[place], self.held[place])
        let asked = self.testimony.place()
        do {
            let renewed = try await self.client.review.renew(
                .init(filingNumber: number, claimID: claim.claimID))
            self.testimony.keep(
                self.name, number, claim: renewed.claimID, .holds(untilMs: renewed.untilMs),
                asked: asked)
        } catch {
            self.forget(place)
            throw error
        }
    }

    private mutating func giveBack(_ place: Int) async throws {
        let (number, claim) = (self.numbers[place], self.held[place])
        self.forget(place)
        let asked = self.testimony.place()
        _ = try await self.client.review.release(
            .init(filingNumber: number, claimID: claim.claimID))
        self.testimony.keep(self.name, number, claim: claim.claimID, .returned, asked: asked)
    }

    private mutating func decide(_ place: Int) async throws {
        let (number, claim) = (self.numbers[place], self.held[place])
        self.forget(place)
        let outcome: FilingV1.Outcome =
            switch self.random.next() % 4 {
            case 0: .reject
            case 1: .supplement
            default: .approve
            }
        let asked = self.testimony.place()
        let decided = try await self.client.review.decide(
            .init(
                filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                outcome: outcome, reasons: outcome == .reject ? [.unreadable] : [],
                items: outcome == .supplement ? [.init(kind: .workProof, reason: .noSeal)] : []))
        self.testimony.keep(
            self.name, number, claim: claim.claimID, .decided(revision: decided.revision),
            asked: asked)
    }

    private mutating func forget(_ place: Int) {
        self.held.remove(at: place)
        self.numbers.remove(at: place)
    }
}
