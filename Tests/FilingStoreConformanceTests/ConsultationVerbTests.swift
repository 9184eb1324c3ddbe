// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

/// Threads: whose they are, and in which order the staff finds them.
@Suite struct ConsultationVerbTests {
    private static func thread(
        of owner: AccountID, to region: RegionCode = Fixture.beijing,
        in transaction: Transaction
    ) throws -> Consultation {
        let thread = Consultation.opened(
            try transaction.nextConsultationID(), by: owner, to: region, about: nil,
            now: Fixture.start)
        try transaction.insert(thread)
        return thread
    }

    @Test(arguments: Engine.available)
    func `a thread is there for its owner and its region, and for nobody else`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (thread, other) = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                return (try Self.thread(of: owner, in: transaction), try transaction.applicant(2))
            }
            let found = try store.point { snapshot in
                [
                    try snapshot.consultation(thread.id, of: thread.owner),
                    try snapshot.consultation(thread.id, in: Fixture.beijing),
                ]
            }
            #expect(found.map(\.thread) == [thread, thread])
            let absent = ConsultationID(rawValue: 99)
            #expect(throws: Refusal(.consultationUnknown)) {
                try store.point { try $0.consultation(thread.id, of: other) }
            }
            #expect(throws: Refusal(.consultationUnknown)) {
                try store.point { try $0.consultation(thread.id, in: Fixture.shanghai) }
            }
            #expect(throws: Refusal(.consultationUnknown)) {
                try store.point { try $0.consultation(absent, in: Fixture.beijing) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `staff find the open ones oldest first, page by page; owners theirs newest first`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (owner, threads) = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                var threads: [Consultation] = []
                for number in 0..<6 {
                    threads.append(
                        try Self.thread(
                            of: owner, to: number == 2 ? Fixture.shanghai : Fixture.beijing,
                            in: transaction))
                }
                try transaction.save(threads[1].closed(now: Fixture.start))
                try transaction.save(threads[3].replied(by: .support, now: Fixture.start))
                return (owner, threads.map(\.id))
            }
            try store.point { (snapshot: Snapshot) throws -> Void in
                func page(_ after: Int64, waitingOnly: Bool = false) throws -> [ConsultationID] {
                    try snapshot.consultations(
                        in: Fixture.beijing, after: ConsultationID(rawValue: after),
                        waitingOnly: waitingOnly, limit: 2
                    ).map(\.thread.id)
                }
                #expect(try page(0) == [threads[0], threads[3]])
                #expect(try page(threads[3].rawValue) == [threads[4], threads[5]])
                #expect(try page(threads[5].rawValue).isEmpty)
                #expect(try page(0, waitingOnly: true) == [threads[0], threads[4]])
                let own = try snapshot.consultations(
                    of: owner, before: ConsultationID(rawValue: .max), waitingOnly: false,
                    limit: 9)
                #expect(own.map(\.thread.id) == threads.reversed())
                #expect(try snapshot.openConsultations(of: owner) == 5)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `messages keep their order, and are counted by who wrote them`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (thread, clerk) = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                let clerk = try transaction.reviewer("r")
                let thread = try Self.thread(of: owner, in: transaction)
                for number in 0..<25 {
                    let isClerk = number % 5 == 4
                    try transaction.add(
                        ConsultationMessageRecord(
                            id: transaction.nextConsultationMessageID(),
                            role: isClerk ? .reviewer : .applicant,
                            at: Fixture.start + .minutes(Int64(number)),
                            words: Fixture.sealed("\(number)")),
                        by: isClerk ? clerk : owner, to: thread.id)
                }
                return (thread, clerk)
            }
            try store.point { (snapshot: Snapshot) throws -> Void in
                let messages = try snapshot.messages(of: thread.id)
                #expect(messages.map(\.words) == (0..<25).map { Fixture.sealed("\($0)") })
                #expect(messages.count { $0.role == .reviewer } == 5)
                let written = try snapshot.consultationMessages(by: thread.owner)
                #expect(written.count == 20)
                #expect(written.first == Fixture.start + .minutes(23))
                #expect(try snapshot.consultationMessages(by: clerk).count == 5)
            }
        }
    }
}
