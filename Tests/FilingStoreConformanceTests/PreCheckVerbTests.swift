// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

@Suite struct PreCheckVerbTests {
    private static let first = Revision(rawValue: 1)
    private static let second = Revision(rawValue: 2)

    @Test(arguments: Engine.available)
    func `a check waits for its provider's word, ever later after outages`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let owner = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                try transaction.startPreCheck(
                    of: owner, .identity, revision: Self.first, at: Fixture.start)
                return owner
            }
            func due(_ now: Instant) throws -> [DuePreCheck] {
                try store.point { try $0.preChecksDue(at: now, limit: 10) }
            }
            let check = try #require(try due(Fixture.start).first)
            #expect(check.account == owner)
            #expect(check.attempts == 0)
            let next = Fixture.start + .seconds(5)
            try await store.write { try $0.postpone(check, until: next) }
            #expect(try due(next + .seconds(-1)).isEmpty)
            #expect(try due(next).first?.attempts == 1)
            try await store.write {
                try $0.settlePreCheck(of: owner, .identity, revision: Self.first, as: .verified)
            }
            #expect(try due(next).isEmpty)
            let kept = try store.point { try $0.preChecks(of: owner) }
            #expect(kept.map(\.verdict) == [.verified])
            #expect(kept.first?.startedAt == Fixture.start)
        }
    }

    @Test(arguments: Engine.available)
    func `a word on an earlier statement does not count for the new one`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let owner = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                for revision in [Self.first, Self.second] {
                    try transaction.startPreCheck(
                        of: owner, .education, revision: revision, at: Fixture.start)
                }
                try transaction.settlePreCheck(
                    of: owner, .education, revision: Self.first, as: .verified)
                return owner
            }
            let kept = try store.point { try $0.preChecks(of: owner) }
            #expect(kept.map(\.verdict) == [nil])
            #expect(kept.map(\.revision) == [Self.second])
            try await store.write { try $0.forgetPreCheck(of: owner, .education) }
            #expect(try store.point { try $0.preChecks(of: owner) }.isEmpty)
        }
    }
}
