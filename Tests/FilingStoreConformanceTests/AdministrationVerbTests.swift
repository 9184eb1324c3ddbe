// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

@Suite struct AdministrationVerbTests {
    @Test(arguments: Engine.available)
    func `the staff are listed without applicants and programs, page by page`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let made = try await store.write { transaction in
                _ = try transaction.applicant(1)
                let first = try transaction.reviewer("reviewer-one")
                _ = try transaction.applicant(2)
                let admin = try transaction.nextAccountID()
                for (id, name, role) in [
                    (admin, "admin-one", Role.auditAdmin),
                    (try transaction.nextAccountID(), "centre-0123456789abcdef", .centre),
                ] {
                    try transaction.insert(
                        NewAccount(
                            id: id, phone: nil, userName: name, role: role,
                            region: role == .centre ? Fixture.beijing : nil,
                            credential: Sealed(bytes: [1]), createdAt: Fixture.start))
                }
                return [first, admin]
            }
            let all = try store.point {
                try $0.staff(after: AccountID(rawValue: 0), limit: 10)
            }
            #expect(all.map(\.id) == made)
            #expect(all.map(\.role) == [.reviewer, .auditAdmin])
            #expect(all.map(\.region) == [Fixture.beijing, nil])
            let second = try store.point { try $0.staff(after: made[0], limit: 1) }
            #expect(second == [all[1]])
            let names = try store.point { snapshot in
                try ["reviewer-one", "nobody", "centre-0123456789abcdef"].map {
                    try snapshot.staff(userName: UserName(text: $0))?.id
                }
            }
            #expect(names == [made[0], nil, nil])
        }
    }

    @Test(arguments: Engine.available)
    func `who is shut out has no session left, and keeps the first day of it`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let later = Fixture.start + .minutes(5)
            let staff = try await store.write { transaction in
                let staff = try transaction.reviewer("reviewer")
                _ = try transaction.openSession(
                    of: staff, tokenHash: Fixture.digest(1), at: Fixture.start)
                try transaction.disable(staff, at: Fixture.start)
                try transaction.disable(staff, at: later)
                return staff
            }
            let (record, session) = try store.point {
                (try $0.staff(staff), try $0.session(tokenHash: Fixture.digest(1)))
            }
            #expect(record?.disabledAt == Fixture.start)
            #expect(session == nil)
            #expect(try store.point { try $0.isDisabled(staff) })
            try await store.write { try $0.enable(staff) }
            #expect(try store.point { try !$0.isDisabled(staff) })
            #expect(try store.point { try $0.staff(staff) }?.disabledAt == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `plans are kept whole, the newest is told, and a version is loaded once`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let exam = ExamCode.socialWork2026
            let staff = try await store.write { try $0.reviewer("loader") }
            #expect(try store.point { try $0.newestPlan(of: exam) } == nil)
            let load: @Sendable (String) async throws -> LoadedPlanRecord = { version in
                try await store.write {
                    try $0.insertPlan(
                        of: exam, version: version, text: Array("plan \(version)".utf8),
                        sha256: Fixture.bytes(32, 1), by: staff, at: Fixture.start)
                }
            }
            let first = try await load("b")
            let second = try await load("a")
            #expect(second.id > first.id)
            _ = await #expect(throws: StorageFault.self) { try await load("b") }
            let newest = try #require(try store.point { try $0.newestPlan(of: exam) })
            #expect(newest.record == second)
            #expect(newest.text == Array("plan a".utf8))
            #expect(try store.point { try $0.plans(of: exam, limit: 9) } == [second, first])
            #expect(try store.point { try $0.plan(of: exam, version: "b") } == first)
            #expect(try store.point { try $0.plans(of: .init(rawValue: "x"), limit: 9) }.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `an applicant's own rows are not in the index of what staff did`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let staff = AccountID(rawValue: 7)
            try await store.write { transaction in
                for actor in [AuditActor.account(staff, .applicant), .account(staff, .support)] {
                    try transaction.append(
                        AuditEntry(at: Fixture.start, actor: actor, action: .login)
                    ) { link, _, _ in link }
                }
            }
            let rows = try store.point {
                try $0.auditRows(.byStaff(staff), in: 1..<9, limit: 9)
            }
            #expect(rows.map(\.seq) == [2])
            #expect(
                try store.point { try $0.auditRows(.all, in: 1..<2, limit: 9) }.map(\.seq) == [1])
        }
    }
}
