// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation
import Testing

@Suite struct MessageVerbTests {
    private static let code = TextMessage.code(nonce: Fixture.bytes(16, 1), purpose: .register)

    private static func message(
        to number: Int, id: Int64, _ content: TextMessage = Self.code, source: Int? = nil,
        at now: Instant = Fixture.start
    ) -> NewMessage {
        let phone = Fixture.phone(number)
        return NewMessage(
            id: id, owner: .house, phone: phone.digits, phoneIndex: phone.index,
            source: source.map(Fixture.index), content: content, createdAt: now)
    }

    @Test(arguments: Engine.available)
    func `messages wait in order until they are settled`(engine: Engine) async throws {
        try await engine.withStore { store in
            let later = Fixture.start + .seconds(9)
            try await store.write { transaction in
                try transaction.insert(
                    Self.message(to: 2, id: transaction.nextMessageID(), at: later))
                try transaction.insert(
                    Self.message(to: 1, id: transaction.nextMessageID(), .notice(.passwordSet)))
            }
            func due(_ now: Instant) throws -> [DueMessage] {
                try store.point { try $0.messagesDue(at: now, limit: 10) }
            }
            let first = try #require(try due(Fixture.start).first)
            #expect(try due(Fixture.start).count == 1)
            #expect(first.phone == Fixture.phone(1).digits)
            #expect(first.content == .notice(.passwordSet))
            #expect(first.attempts == 0)
            // A code leaves first, however long others have waited: somebody looks at their phone.
            #expect(try due(later).map(\.phone) == [2, 1].map { Fixture.phone($0).digits })
            #expect(try due(later).first?.content == Self.code)
            #expect(
                try store.point { try $0.messagesDue(at: later, limit: 1) }.map(\.content)
                    == [Self.code])

            try await store.write {
                try $0.settle(
                    message: first.id, as: .waiting, nextAt: later + .seconds(1),
                    fault: "UNAVAILABLE")
            }
            #expect(try due(later).map(\.phone) == [Fixture.phone(2).digits])
            #expect(try due(later + .seconds(1)).last?.attempts == 1)
            try await store.write {
                try $0.settle(message: first.id, as: .handedOver, nextAt: later, fault: nil)
                // A second worker that comes late changes nothing.
                try $0.settle(message: first.id, as: .givenUp, nextAt: later, fault: "LATE")
            }
            let report = try store.point { try $0.lastMessage(toPhoneIndex: Fixture.index(1)) }
            #expect(report?.state == .handedOver)
            #expect(report?.attempts == 2)
            #expect(report?.fault == nil)
        }
    }

    @Test func `a code is found without a walk over the notices that wait`() async throws {
        try await Engine.withFolder { folder in
            let connection = try SQLiteConnection(
                path: folder.appending(path: "filing.sqlite").path, .writing,
                settings: SQLiteSettings())
            try Schema.bringUpToDate(connection)
            let plan = QueryPlan.steps(of: .codesDue, on: connection)
            #expect(plan.first == "SEARCH m USING INDEX message_code_waiting (next_ms<?)")
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
            try connection.close()
        }
    }

    @Test(arguments: Engine.available)
    func `codes are counted by phone and by address, sent or withheld`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let times = (0..<4).map { Fixture.start + .minutes($0) }
            try await store.write { transaction in
                try transaction.insert(
                    Self.message(to: 1, id: transaction.nextMessageID(), source: 8, at: times[0]))
                try transaction.insert(
                    Self.message(to: 1, id: transaction.nextMessageID(), source: 9, at: times[1]))
                let useless = try #require(
                    try transaction.messagesDue(at: times[1], limit: 10).last)
                #expect(useless.phoneIndex == Fixture.index(1))
                try transaction.settle(
                    message: useless.id, as: .withheld, nextAt: times[1], fault: nil)
                try transaction.insert(
                    Self.message(to: 2, id: transaction.nextMessageID(), source: 8, at: times[2]))
                try transaction.insert(
                    Self.message(
                        to: 1, id: transaction.nextMessageID(), .notice(.accountLocked),
                        at: times[3]))
            }
            let counted = try store.point { snapshot in
                [
                    try snapshot.codes(toPhoneIndex: Fixture.index(1)),
                    try snapshot.codes(fromSource: Fixture.index(8)),
                    try snapshot.codes(fromSource: Fixture.index(7)),
                ]
            }
            #expect(counted == [[times[1], times[0]], [times[2], times[0]], []])
            // What was withheld is nobody's message.
            let newest = try store.point { try $0.newestMessages(limit: 10) }
            #expect(newest.map(\.createdAt) == [times[3], times[2], times[0]])
        }
    }

    @Test(arguments: Engine.available)
    func `old messages are swept, those that wait are not`(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.write { transaction in
                for number in 1...3 {
                    try transaction.insert(
                        Self.message(to: number, id: transaction.nextMessageID()))
                    let due = try transaction.messagesDue(at: Fixture.start, limit: 10)
                    if number != 2, let last = due.last {
                        try transaction.settle(
                            message: last.id, as: .handedOver, nextAt: Fixture.start, fault: nil)
                    }
                }
            }
            let removed = try await store.write {
                try $0.sweepMessages(until: Fixture.start, limit: 10)
            }
            #expect(removed == 2)
            let left = try store.point { try $0.newestMessages(limit: 10) }
            #expect(left.map(\.phone) == [Fixture.phone(2).digits])
        }
    }
}
