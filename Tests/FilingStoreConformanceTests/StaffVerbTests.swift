// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

@Suite struct StaffVerbTests {
    @Test(arguments: Engine.available)
    func `a step of an authenticator is used once, and none before it`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let staff = try await store.write { try $0.reviewer("reviewer") }
            #expect(try store.point { try $0.factor(of: staff) } == nil)
            let used = try await store.write { transaction in
                try transaction.setFactor(
                    of: staff, secret: Sealed(bytes: [1, 2]), recoveryCodes: [])
                return try [7, 7, 6, 8].map { try transaction.useFactor(of: staff, step: $0) }
            }
            #expect(used == [true, false, false, true])
            let factor = try store.point { try $0.factor(of: staff) }
            #expect(factor?.secret.bytes == [1, 2])
            #expect(factor?.lastStep == 8)
        }
    }

    @Test(arguments: Engine.available)
    func `a recovery code is used once, and a new factor ends the old codes`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let staff = try await store.write { try $0.reviewer("reviewer") }
            let codes = [Fixture.digest(1), Fixture.digest(2)]
            let used = try await store.write { transaction in
                try transaction.setFactor(
                    of: staff, secret: Sealed(bytes: [1]), recoveryCodes: codes)
                let first = try [0, 0].map {
                    try transaction.useRecoveryCode(
                        of: staff, digest: codes[$0], at: Fixture.start)
                }
                try transaction.setFactor(
                    of: staff, secret: Sealed(bytes: [2]), recoveryCodes: [Fixture.digest(3)])
                let then = try [Fixture.digest(2), Fixture.digest(3)].map {
                    try transaction.useRecoveryCode(of: staff, digest: $0, at: Fixture.start)
                }
                return first + then
            }
            #expect(used == [true, false, false, true])
        }
    }

    @Test(arguments: Engine.available)
    func `a region's keys are counted by their state, however many newer ones there are`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let counts = try await store.write { transaction in
                let first = try transaction.reviewer("first")
                let second = try transaction.reviewer("second")
                for number in 0..<150 {
                    let key = CentreKey(
                        id: "k\(number)", publicKey: Fixture.bytes(32, 1),
                        region: Fixture.beijing, label: "centre", state: .proposed,
                        proposedBy: first, proposedAt: Fixture.start + .seconds(Int64(number)),
                        account: nil)
                    try transaction.insert(key)
                    if number < 2 {
                        try transaction.approve(centreKey: key.id, by: second, as: first)
                    } else if number < 140 {
                        try transaction.revoke(centreKey: key.id)
                    }
                }
                return try CentreKey.State.allCases.map {
                    try transaction.centreKeyCount(of: Fixture.beijing, $0)
                } + [try transaction.centreKeyCount(of: Fixture.shanghai, .live)]
            }
            #expect(counts == [10, 2, 138, 0])
        }
    }

    @Test(arguments: Engine.available)
    func `a centre's key is proposed, approved by another, and revoked for good`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (first, second, key) = try await store.write { transaction in
                let first = try transaction.reviewer("first")
                let second = try transaction.reviewer("second")
                let key = CentreKey(
                    id: "k1", publicKey: Fixture.bytes(32, 1), region: Fixture.beijing,
                    label: "centre", state: .proposed, proposedBy: first,
                    proposedAt: Fixture.start, account: nil)
                try transaction.insert(key)
                return (first, second, key)
            }
            let stored = try store.point { try $0.centreKey("k1") }
            #expect(stored == key)
            await #expect(throws: Refusal(.keyExists)) {
                try await store.write { try $0.insert(key) }
            }
            // The database itself keeps the second person.
            await #expect(throws: StorageFault.self) {
                try await store.write {
                    try $0.approve(centreKey: "k1", by: first, as: first)
                }
            }
            try await store.write { try $0.approve(centreKey: "k1", by: second, as: first) }
            let live = try store.point { try $0.centreKeys(of: Fixture.beijing, limit: 10) }
            #expect(live.map(\.state) == [.live])
            #expect(live.first?.account == first)
            #expect(
                try store.point { try $0.centreKeys(of: Fixture.shanghai, limit: 10) }.isEmpty)
            try await store.write { try $0.revoke(centreKey: "k1") }
            #expect(try store.point { try $0.centreKey("k1") }?.state == .revoked)
            await #expect(throws: Refusal(.keyUnknown)) {
                try await store.write {
                    try $0.approve(centreKey: "k1", by: second, as: first)
                }
            }
        }
    }
}
