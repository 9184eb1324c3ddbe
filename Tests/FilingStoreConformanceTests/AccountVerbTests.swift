// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

@Suite struct AccountVerbTests {
    @Test(arguments: Engine.available)
    func `an account is found by number, phone and name`(engine: Engine) async throws {
        try await engine.withStore { store in
            let id = try await store.write { transaction in
                let id = try transaction.nextAccountID()
                try transaction.insert(
                    NewAccount(
                        id: id, phone: Fixture.phone(7), userName: "li-lei", role: .applicant,
                        region: nil, credential: Sealed(bytes: [9, 8, 7]), createdAt: Fixture.start)
                )
                return id
            }
            let (byID, byPhone, byName) = try store.point { snapshot in
                (
                    try snapshot.account(id),
                    try snapshot.account(phoneIndex: Fixture.index(7), now: Fixture.start),
                    try snapshot.account(userName: UserName(text: "li-lei"))
                )
            }
            let account = try #require(byID)
            #expect(account.id == id)
            #expect(account.phone == Fixture.phone(7).digits)
            #expect(account.userName == "li-lei")
            #expect(account.role == .applicant)
            #expect(account.region == nil)
            #expect(account.credential.bytes == [9, 8, 7])
            #expect(account.epoch == 0)
            #expect(account.createdAt == Fixture.start)
            #expect(byPhone == account)
            #expect(byName == account)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody is nil`(engine: Engine) async throws {
        try await engine.withStore { store in
            let found = try store.point { snapshot in
                [
                    try snapshot.account(AccountID(rawValue: 1)),
                    try snapshot.account(phoneIndex: Fixture.index(1), now: Fixture.start),
                    try snapshot.account(userName: UserName(text: "nobody")),
                ]
            }
            #expect(found == [nil, nil, nil])
        }
    }

    @Test(arguments: Engine.available)
    func `a phone and a user name have one account each`(engine: Engine) async throws {
        try await engine.withStore { store in
            _ = try await store.write { transaction in
                _ = try transaction.applicant(1)
                _ = try transaction.reviewer("han-meimei")
            }
            await #expect(throws: Refusal(.accountExists)) {
                try await store.write { try $0.applicant(1) }
            }
            await #expect(throws: Refusal(.accountExists)) {
                try await store.write { try $0.reviewer("han-meimei") }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `many accounts without phone and many without name are fine`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let ids = try await store.write { transaction in
                [
                    try transaction.applicant(1), try transaction.applicant(2),
                    try transaction.reviewer("a-one"), try transaction.reviewer("a-two"),
                ]
            }
            #expect(ids.map(\.rawValue) == [1, 2, 3, 4])
        }
    }

    @Test(arguments: Engine.available)
    func `a session is found by its token until it is revoked`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (reviewer, opened) = try await store.write { transaction in
                let reviewer = try transaction.reviewer("reviewer", region: Fixture.shanghai)
                return (
                    reviewer,
                    try transaction.openSession(
                        of: reviewer, tokenHash: Fixture.digest(1), at: Fixture.start)
                )
            }
            let found = try store.point { try $0.session(tokenHash: Fixture.digest(1)) }
            let session = try #require(found)
            #expect(session == opened)
            #expect(session.account == reviewer)
            #expect(session.role == .reviewer)
            #expect(session.region == Fixture.shanghai)
            #expect(session.openedAt == Fixture.start)
            #expect(session.lastUsedAt == Fixture.start)
            #expect(try store.point { try $0.session(opened.id) } == opened)

            var using = opened
            using.use(at: Fixture.start + .minutes(5))
            let used = using
            try await store.write { try $0.touch(used) }
            #expect(try store.point { try $0.session(tokenHash: Fixture.digest(1)) } == used)

            try await store.write { try $0.revoke(opened.id) }
            #expect(try store.point { try $0.session(opened.id) } == nil)
            #expect(try store.point { try $0.session(tokenHash: Fixture.digest(1)) } == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `all sessions of one account end together`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (first, second) = try await store.write { transaction in
                let first = try transaction.applicant(1)
                let second = try transaction.applicant(2)
                try transaction.open(1, of: first)
                try transaction.open(2, of: first)
                try transaction.open(3, of: second)
                return (first, second)
            }
            try await store.write { try $0.revokeSessions(of: first) }
            let owners = try store.point { snapshot in
                try [1, 2, 3].map { try snapshot.session(tokenHash: Fixture.digest($0))?.account }
            }
            #expect(owners == [nil, nil, second])
            _ = try await store.write { transaction in
                try transaction.open(4, of: first)
            }
            let renewed = try store.point { try $0.session(tokenHash: Fixture.digest(4)) }
            #expect(renewed?.account == first)
        }
    }

    @Test(arguments: Engine.available)
    func `the sweep removes expired sessions and no others`(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.write { transaction in
                let account = try transaction.applicant(1)
                for number in 1...3 { try transaction.open(number, of: account) }
                _ = try transaction.openSession(
                    of: account, tokenHash: Fixture.digest(4), at: Fixture.start + .hours(1))
            }
            let now = Fixture.start + Session.longest
            let removed = try await store.write { transaction in
                [
                    try transaction.sweepSessions(now: now, limit: 2),
                    try transaction.sweepSessions(now: now, limit: 10),
                    try transaction.sweepSessions(now: now, limit: 10),
                ]
            }
            #expect(removed == [2, 1, 0])
            let kept = try store.point { try $0.session(tokenHash: Fixture.digest(4)) }
            #expect(kept != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a challenge comes back as it was put, and is replaced`(engine: Engine) async throws {
        try await engine.withStore { store in
            let index = Fixture.index(5)
            #expect(
                try store.point { try $0.challenge(phoneIndex: index, purpose: .register) } == nil)
            for (nonce, wrong) in [(1, 0), (1, 3), (2, 0)] {
                let challenge = SmsChallenge(
                    purpose: .register, nonce: Fixture.bytes(16, nonce), madeAt: Fixture.start,
                    lastSentAt: Fixture.start + .minutes(1), wrongEntries: wrong,
                    lastWrongAt: wrong > 0 ? Fixture.start + .minutes(1) : nil,
                    usedAt: nonce == 2 ? Fixture.start + .minutes(2) : nil)
                try await store.write { try $0.put(challenge, phoneIndex: index) }
                let found = try store.point {
                    try $0.challenge(phoneIndex: index, purpose: .register)
                }
                #expect(found == challenge)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a profile is replaced whole`(engine: Engine) async throws {
        try await engine.withStore { store in
            let account = try await store.write { try $0.applicant(1) }
            #expect(try store.point { try $0.profile(of: account) } == nil)
            var profile = ProfileRecord(
                revision: Revision(rawValue: 1), identity: nil, education: nil,
                work: Fixture.sealed(""),
                updatedAt: Fixture.start)
            let draft = profile
            try await store.write { try $0.put(draft, of: account) }
            #expect(try store.point { try $0.profile(of: account) } == draft)
            profile.identity = .init(
                words: Fixture.sealed("阿依古丽·买买提𠮷"), idNumberIndex: Fixture.index(9))
            profile.education = Sealed(bytes: Fixture.bytes(300, 1))
            profile.revision = profile.revision.next
            let stated = profile
            try await store.write { try $0.put(stated, of: account) }
            #expect(try store.point { try $0.profile(of: account) } == stated)
        }
    }

    @Test(arguments: Engine.available)
    func `one ID number has one account`(engine: Engine) async throws {
        try await engine.withStore { store in
            let profile = ProfileRecord(
                revision: Revision(rawValue: 1),
                identity: .init(
                    words: Fixture.sealed("李雷"), idNumberIndex: Fixture.index(9)),
                education: nil, work: nil, updatedAt: Fixture.start)
            let (first, second) = try await store.write { transaction in
                (try transaction.applicant(1), try transaction.applicant(2))
            }
            try await store.write { try $0.put(profile, of: first) }
            try await store.write { try $0.put(profile, of: first) }
            await #expect(throws: Refusal(.idNumberTaken)) {
                try await store.write { try $0.put(profile, of: second) }
            }
            #expect(try store.point { try $0.profile(of: second) } == nil)
        }
    }
}

extension Transaction {
    /// Opens a session whose token has a number.
    fileprivate func open(_ token: Int, of account: AccountID) throws {
        _ = try self.openSession(
            of: account, tokenHash: Fixture.digest(token), at: Fixture.start)
    }
}
