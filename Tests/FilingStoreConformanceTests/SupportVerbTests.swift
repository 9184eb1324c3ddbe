// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

@Suite struct SupportVerbTests {
    private struct People {
        let owner: AccountID
        let first: AccountID
        let second: AccountID
    }

    private static func people(in store: any Store) async throws -> People {
        try await store.write {
            People(
                owner: try $0.applicant(1), first: try $0.reviewer("first"),
                second: try $0.reviewer("second"))
        }
    }

    @Test(arguments: Engine.available)
    func `an approved change answers to the new phone from its moment on`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let people = try await Self.people(in: store)
            let effective = Fixture.start + .hours(24)
            let id = try await store.write { transaction in
                let id = try transaction.nextPhoneChangeID()
                try transaction.insert(
                    PhoneChange(
                        id: id, account: people.owner,
                        proposedBy: people.first, proposedAt: Fixture.start,
                        words: Fixture.sealed("seen"), state: .proposed, effectiveAt: nil),
                    phoneIndex: Fixture.index(2), in: Fixture.beijing)
                return id
            }
            func owners(at now: Instant) throws -> [AccountID?] {
                try store.point { snapshot in
                    try [1, 2].map {
                        try snapshot.account(phoneIndex: Fixture.index($0), now: now)?.id
                    }
                }
            }
            #expect(try owners(at: effective) == [people.owner, nil])
            await #expect(throws: StorageFault.self) {
                try await store.write {
                    try $0.approve(phoneChange: id, by: people.first, effectiveAt: effective)
                }
            }
            try await store.write {
                try $0.approve(phoneChange: id, by: people.second, effectiveAt: effective)
            }
            #expect(try owners(at: effective + .seconds(-1)) == [people.owner, nil])
            #expect(try owners(at: effective) == [nil, people.owner])
            let due = try store.point { try $0.duePhoneChanges(at: effective, limit: 10) }
            #expect(due.map(\.id) == [id])
            #expect(due.first?.words == Fixture.sealed("seen"))
            try await store.write { transaction in
                try transaction.set(phone: Fixture.phone(2), of: people.owner)
                try transaction.end(phoneChange: id, as: .done)
            }
            #expect(try owners(at: effective) == [nil, people.owner])
            #expect(
                try store.point { try $0.openPhoneChanges(in: Fixture.beijing, limit: 10) }.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `who has the new phone already keeps it`(engine: Engine) async throws {
        try await engine.withStore { store in
            let owner = try await store.write { transaction in
                _ = try transaction.applicant(2)
                return try transaction.applicant(1)
            }
            await #expect(throws: Refusal(.accountExists)) {
                try await store.write { try $0.set(phone: Fixture.phone(2), of: owner) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a claimant has one dispute open and it is decided once`(engine: Engine) async throws {
        try await engine.withStore { store in
            let people = try await Self.people(in: store)
            func open() async throws -> DisputeID {
                try await store.write { transaction in
                    let id = try transaction.nextDisputeID()
                    try transaction.openDispute(
                        id, by: people.owner, words: Fixture.sealed("mine"), at: Fixture.start)
                    return id
                }
            }
            let id = try await open()
            await #expect(throws: Refusal(.disputeOpen)) { try await open() }
            let stored = try #require(try store.point { try $0.openDispute(id) })
            #expect(stored.claimant == people.owner)
            #expect(stored.words == Fixture.sealed("mine"))
            func decide() async throws {
                try await store.write {
                    try $0.decide(
                        dispute: id, as: .kept, by: people.first, decision: Fixture.sealed("no"))
                }
            }
            try await decide()
            await #expect(throws: Refusal(.disputeUnknown)) { try await decide() }
            #expect(try store.point { try $0.openDisputes(limit: 10) }.isEmpty)
            _ = try await open()
        }
    }

    @Test(arguments: Engine.available)
    func `what was done to an account is kept, newest first`(engine: Engine) async throws {
        try await engine.withStore { store in
            let people = try await Self.people(in: store)
            let events = [
                AccountEventRecord(
                    id: 1, at: Fixture.start, action: .locked, by: nil, evidence: nil),
                AccountEventRecord(
                    id: 2, at: Fixture.start + .seconds(1), action: .releasedBySupport,
                    by: people.first, evidence: Fixture.sealed("card")),
            ]
            try await store.write { transaction in
                for event in events { try transaction.add(event, to: people.owner) }
            }
            let kept = try store.point { try $0.events(of: people.owner, limit: 10) }
            #expect(kept == events.reversed())
            #expect(try store.point { try $0.events(of: people.first, limit: 10) }.isEmpty)
        }
    }
}
