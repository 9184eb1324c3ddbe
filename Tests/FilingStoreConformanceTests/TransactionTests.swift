// SPDX-License-Identifier: Apache-2.0

import Dispatch
import FilingDomain
@testable import FilingStore
import FilingStoreSQLite
import Testing

@Suite struct TransactionTests {
    @Test(arguments: Engine.available)
    func `what a closure throws reaches its caller, and its writes are undone alone`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            // Held back behind a slow write, all of these land in one batch.
            let gate = DispatchSemaphore(value: 0)
            async let first: Void = store.write { _ in gate.wait() }
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        do {
                            _ = try await store.write { transaction in
                                let account = try transaction.applicant(number)
                                guard number % 3 != 0 else { throw Refusal(.ownFiling) }
                                return account
                            }
                            return false
                        } catch {
                            #expect(error as? Refusal == Refusal(.ownFiling))
                            return true
                        }
                    }
                }
                gate.signal()
                return await group.reduce(into: []) { $0.append($1) }
            }
            try await first
            // 0, 3, ... 39.
            #expect(outcomes.count { $0 } == 14)
            let found = try await store.read { snapshot in
                try (0..<40).map { number in
                    try snapshot.account(phoneIndex: Fixture.index(number), now: Fixture.start)
                        != nil
                }
            }
            #expect(found == (0..<40).map { $0 % 3 != 0 })
        }
    }

    @Test(arguments: Engine.available)
    func `a closure that catches its own refusal keeps what it wrote`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            try await store.write { transaction in
                _ = try transaction.applicant(1)
                #expect(throws: Refusal(.accountExists)) { try transaction.applicant(1) }
                _ = try transaction.applicant(2)
            }
            let second = try store.point {
                try $0.account(phoneIndex: Fixture.index(2), now: Fixture.start)
            }
            #expect(second != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a broken invariant is a constraint fault and changes nothing`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let fault = await #expect(throws: StorageFault.self) {
                try await store.write { transaction in
                    let id = try transaction.nextAccountID()
                    // Staff without a region.
                    try transaction.insert(
                        NewAccount(
                            id: id, phone: nil, userName: "nowhere", role: .reviewer,
                            region: nil, credential: Fixture.sealed(""), createdAt: Fixture.start))
                }
            }
            #expect(fault?.kind == .constraint)
            #expect(store.health == .serving)
            let found = try store.point { try $0.account(userName: UserName(text: "nowhere")) }
            #expect(found == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `no reader sees half a transaction`(engine: Engine) async throws {
        try await engine.withStore { store in
            let owner = try await store.write { try $0.applicant(1) }
            let draft = try await store.write { try $0.draft(of: owner) }
            let isDone = Flag()
            let halves = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        var halves = 0
                        while !isDone.isSet {
                            // Revision and history change in the same transaction.
                            let agree = try store.point { snapshot in
                                let filing = try snapshot.filing(draft.id)
                                let lines = try snapshot.history(of: draft.id, limit: 1)
                                return lines.last?.revision == filing.revision
                            }
                            if !agree { halves += 1 }
                            await Task.yield()
                        }
                        return halves
                    }
                }
                var filing = draft
                for _ in 0..<200 {
                    let before = filing
                    filing = try await store.write { transaction in
                        let form = try FilingForm(
                            level: .junior, region: before.region, address: "address", note: "")
                        let change = try before.edited(
                            form, seen: before.revision, now: Fixture.start)
                        try transaction.save(change, expecting: before.revision)
                        return change.filing
                    }
                }
                isDone.set()
                return try await group.reduce(0, +)
            }
            #expect(halves == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a snapshot stays as it was while others write`(engine: Engine) async throws {
        try await engine.withStore { store in
            let first = try await store.write { try $0.applicant(1) }
            let isReading = DispatchSemaphore(value: 0)
            let isWritten = DispatchSemaphore(value: 0)
            async let seen = store.read { snapshot in
                #expect(try snapshot.account(first) != nil)
                isReading.signal()
                isWritten.wait()
                return try snapshot.account(phoneIndex: Fixture.index(2), now: Fixture.start)
            }
            async let written = store.write { transaction in
                isReading.wait()
                return try transaction.applicant(2)
            }
            let second = try await written
            #expect(try store.point { try $0.account(second) } != nil)
            isWritten.signal()
            #expect(try await seen == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a full queue refuses at once, and takes writes again when it drained`(
        engine: Engine
    ) async throws {
        var settings = SQLiteSettings()
        settings.writeQueueLimit = 2
        settings.retryAfterMs = 123
        try await engine.withStore(settings: settings) { store in
            let isRunning = DispatchSemaphore(value: 0)
            let gate = DispatchSemaphore(value: 0)
            async let running: Void = store.write { _ in
                isRunning.signal()
                gate.wait()
            }
            await Self.wait(for: isRunning)
            // One more than fit: exactly one of the three is refused, whichever comes last.
            let outcomes = await withTaskGroup(of: WriteQueueFull?.self) { group in
                for number in 0..<3 {
                    group.addTask {
                        do {
                            _ = try await store.write { try $0.applicant(number) }
                            return nil
                        } catch {
                            gate.signal()
                            return error as? WriteQueueFull
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            try await running
            #expect(outcomes.compactMap { $0 } == [WriteQueueFull(retryAfterMs: 123)])
            _ = try await store.write { try $0.applicant(9) }
        }
    }

    @Test(arguments: Engine.available)
    func `a write cancelled while it waits never happens`(engine: Engine) async throws {
        try await engine.withStore { store in
            let isRunning = DispatchSemaphore(value: 0)
            let gate = DispatchSemaphore(value: 0)
            async let running: Void = store.write { _ in
                isRunning.signal()
                gate.wait()
            }
            await Self.wait(for: isRunning)
            let outcome = await withTaskGroup(of: (any Error)?.self) { group in
                group.addTask {
                    do {
                        _ = try await store.write { try $0.applicant(1) }
                        return nil
                    } catch {
                        return error
                    }
                }
                group.cancelAll()
                return await group.next() ?? nil
            }
            #expect(outcome is CancellationError)
            gate.signal()
            try await running
            #expect(
                try store.point { try $0.account(phoneIndex: Fixture.index(1), now: Fixture.start) }
                    == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a closed store has finished its queue and takes nothing more`(
        engine: Engine
    ) async throws {
        try await Engine.withFolder { folder in
            let store = try engine.open(folder, SQLiteSettings())
            async let last = store.write { try $0.applicant(1) }
            let id = try await last
            await store.close()
            #expect(store.health == .closed)
            let faults = [
                await #expect(throws: StorageFault.self) {
                    try await store.write { try $0.applicant(2) }
                },
                await #expect(throws: StorageFault.self) {
                    try await store.read { try $0.account(id) }
                },
                #expect(throws: StorageFault.self) { try store.point { try $0.account(id) } },
            ]
            #expect(faults.map { $0?.kind } == [.closed, .closed, .closed])

            let again = try engine.open(folder, SQLiteSettings())
            #expect(try again.point { try $0.account(id) } != nil)
            await again.close()
        }
    }

    @Test(arguments: Engine.available)
    func `two stores of one database take turns`(engine: Engine) async throws {
        try await Engine.withFolder { folder in
            let first = try engine.open(folder, SQLiteSettings())
            let second = try engine.open(folder, SQLiteSettings())
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<100 {
                    let store = number % 2 == 0 ? first : second
                    group.addTask { _ = try await store.write { try $0.applicant(number) } }
                }
                try await group.waitForAll()
            }
            let count = try first.point { snapshot in
                try (1...100).count { try snapshot.account(AccountID(rawValue: $0)) != nil }
            }
            #expect(count == 100)
            await first.close()
            await second.close()
        }
    }

    /// Waits on a thread that may block.
    private static func wait(for semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { done in
            DispatchQueue.global().async {
                semaphore.wait()
                done.resume()
            }
        }
    }
}
