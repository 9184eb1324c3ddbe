// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

@Suite struct LoginVerbTests {
    private static let subject = Fixture.index(1)
    private static let home = Fixture.index(21)
    private static let elsewhere = Fixture.index(22)

    private static func state(
        of store: any Store, from source: [UInt8] = Self.home, at now: Instant = Fixture.start
    ) throws -> LoginGuard {
        try store.point { try $0.loginGuard(of: Self.subject, from: source, now: now) }
    }

    @Test(arguments: Engine.available)
    func `wrong tries are kept newest first, for twelve hours`(engine: Engine) async throws {
        try await engine.withStore { store in
            let later = Fixture.start + .minutes(1)
            try await store.write { transaction in
                try transaction.addLoginFailure(
                    of: Self.subject, account: nil, from: Self.home, locks: false,
                    at: Fixture.start)
                try transaction.addLoginFailure(
                    of: Self.subject, account: nil, from: Self.elsewhere, locks: false, at: later)
                try transaction.addLoginFailure(
                    of: Fixture.index(2), account: nil, from: Self.home, locks: false, at: later)
            }
            #expect(
                try Self.state(of: store, at: later).failures == [
                    LoginGuard.Failure(source: Self.elsewhere, at: later),
                    LoginGuard.Failure(source: Self.home, at: Fixture.start),
                ])
            let end = Fixture.start + .hours(12)
            #expect(try Self.state(of: store, at: end).failures.map(\.at) == [later])
            let swept = try await store.write { try $0.sweepLogins(now: end, limit: 10) }
            #expect(swept == 1)
            try await store.write { try $0.forgetLoginFailures(of: Self.subject, from: Self.home) }
            #expect(try Self.state(of: store, at: later).failures.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a lock stays until it is released, one on no account until nothing counts`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            try await store.write { transaction in
                let account = try transaction.applicant(1)
                try transaction.addLoginFailure(
                    of: Self.subject, account: account, from: Self.home, locks: true,
                    at: Fixture.start)
                try transaction.addLoginFailure(
                    of: Fixture.index(2), account: nil, from: Self.home, locks: true,
                    at: Fixture.start)
            }
            let next = Fixture.start + .hours(13)
            try await store.write { _ = try $0.sweepLogins(now: next, limit: 10) }
            #expect(try Self.state(of: store, at: next).lockedAt == Fixture.start)
            #expect(try store.point { try $0.loginLock(of: Fixture.index(2)) } == nil)
            try await store.write {
                try $0.forgetLoginFailures(of: Self.subject, releasing: false)
            }
            #expect(try Self.state(of: store, at: next).lockedAt == Fixture.start)
            try await store.write {
                try $0.forgetLoginFailures(of: Self.subject, releasing: true)
            }
            #expect(try Self.state(of: store, at: next).lockedAt == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a source is known for 180 days after a login from it`(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.write {
                try $0.rememberSource(of: Self.subject, Self.home, at: Fixture.start)
            }
            let days = Span(ms: 180 * Span.day.ms)
            let last = Fixture.start + days + .seconds(-1)
            #expect(try Self.state(of: store, at: last).isKnownSource)
            #expect(try !Self.state(of: store, at: Fixture.start + days).isKnownSource)
            #expect(try !Self.state(of: store, from: Self.elsewhere).isKnownSource)
        }
    }
}
