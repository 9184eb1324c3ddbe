// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

@Suite struct FilingVerbTests {
    @Test(arguments: Engine.available)
    func `a filing reads back as it was written, in every state`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (owner, reviewer) = try await store.write { transaction in
                (try transaction.applicant(1), try transaction.reviewer("reviewer"))
            }
            var filing = try await store.write { try $0.draft(of: owner, level: .senior) }
            #expect(try store.point { try $0.filing(filing.number, ownedBy: owner) } == filing)

            let items = [
                try SupplementItem(kind: .workProof, reason: .noSeal, text: ""),
                try SupplementItem(kind: .idFront, reason: .other, text: "更清晰"),
            ]
            let steps: [@Sendable (Transaction, Filing) throws -> Filing] = [
                { try $0.submit($1, at: Fixture.start + .minutes(1)) },
                { try $0.claim($1, by: reviewer, at: Fixture.start + .minutes(2)) },
                {
                    try $0.decide(
                        $1, .supplement(items: items, reasons: [.noSeal, .format], text: "补"),
                        by: reviewer, at: Fixture.start + .minutes(3))
                },
                { transaction, filing in
                    let change = try filing.withMaterial(.idFront, now: Fixture.start)
                    try transaction.save(change, expecting: filing.revision)
                    return change.filing
                },
                { try $0.submit($1, at: Fixture.start + .minutes(4)) },
                { try $0.claim($1, by: reviewer, at: Fixture.start + .minutes(5)) },
                {
                    try $0.decide(
                        $1, .approve(text: ""), by: reviewer, at: Fixture.start + .minutes(6))
                },
            ]
            for step in steps {
                let before = filing
                filing = try await store.write { try step($0, before) }
                #expect(
                    try store.point { try $0.filing(before.number, ownedBy: owner) } == filing)
                #expect(
                    try store.point {
                        try $0.filing(before.number, id: before.id, in: Fixture.beijing)
                    } == filing)
                #expect(try store.point { try $0.filing(before.id) } == filing)
            }
            #expect(filing.state == .approved)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever has handed a filing in has done so, however many drafts came after`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (owner, other) = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                _ = try Self.withdraw(transaction.draft(of: owner), in: transaction)
                return (owner, try transaction.applicant(2))
            }
            #expect(try store.point { try $0.hasSubmitted(owner) } == false)
            try await store.write { transaction in
                _ = try Self.withdraw(
                    transaction.submit(transaction.draft(of: owner), at: Fixture.start),
                    in: transaction)
                for _ in 0..<120 {
                    _ = try Self.withdraw(transaction.draft(of: owner), in: transaction)
                }
            }
            #expect(try store.point { try $0.hasSubmitted(owner) })
            #expect(try store.point { try $0.hasSubmitted(other) } == false)
        }
    }

    private static func withdraw(
        _ filing: Filing, in transaction: Transaction
    ) throws -> FilingChange {
        let change = try filing.withdrawn(seen: filing.revision, now: Fixture.start)
        try transaction.save(change, expecting: filing.revision)
        return change
    }

    @Test(arguments: Engine.available)
    func `another person's or region's filing is not found`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (owner, other, filing) = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                let other = try transaction.applicant(2)
                return (owner, other, try transaction.draft(of: owner))
            }
            let wrong = try #require(FilingNumber(region: Fixture.beijing, digits: 1))
            let elsewhere = try #require(
                FilingNumber(region: Fixture.shanghai, digits: filing.number.digits))
            let questions: [(Snapshot) throws -> Filing] = [
                { try $0.filing(filing.number, ownedBy: other) },
                { try $0.filing(wrong, ownedBy: owner) },
                { try $0.filing(elsewhere, ownedBy: owner) },
                { try $0.filing(filing.number, id: filing.id, in: Fixture.shanghai) },
                { try $0.filing(wrong, id: filing.id, in: Fixture.beijing) },
                { try $0.filing(filing.number, id: FilingID(rawValue: -1), in: Fixture.beijing) },
                { try $0.filing(FilingID(rawValue: .max)) },
            ]
            for question in questions {
                #expect(throws: Refusal(.filingNotFound)) { try store.point(question) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `history is kept with every change, oldest first`(engine: Engine) async throws {
        try await engine.withStore { store in
            let item = try SupplementItem(
                kind: .other, reason: .mismatch, text: "degree",
                particulars: Particulars(fields: [.degree, .school]))
            let rules = ["A4", "A5"].map { RuleID(rawValue: $0) }
            let filing = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                let reviewer = try transaction.reviewer("reviewer")
                var filing = try transaction.draft(of: owner)
                #expect(try transaction.lastDecision(on: filing.id) == nil)
                filing = try transaction.submit(filing, at: Fixture.start)
                filing = try transaction.claim(filing, by: reviewer, at: Fixture.start)
                filing = try transaction.decide(
                    filing,
                    .supplement(
                        items: [item], reasons: [.format, .mismatch, .notEligible], text: "x",
                        particulars: Particulars(fields: [.school], rules: rules)),
                    by: reviewer, at: Fixture.start)
                return try transaction.submit(filing, at: Fixture.start)
            }
            let (lines, newest, decision) = try await store.read { snapshot in
                (
                    try snapshot.history(of: filing.id, limit: 200),
                    try snapshot.history(of: filing.id, limit: 2),
                    try snapshot.lastDecision(on: filing.id)
                )
            }
            #expect(lines.map(\.action) == [.create, .submit, .claim, .supplement, .submit])
            #expect(lines.map(\.revision.rawValue) == [1, 2, 3, 4, 5])
            #expect(
                lines.map(\.role) == [.applicant, .applicant, .reviewer, .reviewer, .applicant])
            #expect(lines.map(\.state) == [.draft, .pending, .pending, .supplement, .pending])
            #expect(lines[3].reasons == [.format, .mismatch, .notEligible])
            #expect(lines[3].particulars == Particulars(fields: [.school], rules: rules))
            #expect(lines[3].words == Fixture.sealed("x"))
            #expect(lines[3].items.map(\.kind) == [.other])
            #expect(lines[3].items.map(\.reason) == [.mismatch])
            #expect(lines[3].items.map(\.particulars) == [Particulars(fields: [.degree, .school])])
            #expect(lines[4].particulars == .none)
            #expect(lines[4].words == nil)
            #expect(lines[4].reasons.isEmpty)
            #expect(newest == Array(lines.suffix(2)))
            #expect(decision == lines[3])
        }
    }

    @Test(arguments: Engine.available)
    func `words that were said and not sealed are refused, never dropped`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (reviewer, claimed) = try await store.write { transaction in
                let reviewer = try transaction.reviewer("reviewer")
                let draft = try transaction.draft(of: try transaction.applicant(1))
                let pending = try transaction.submit(draft, at: Fixture.start)
                return (
                    reviewer, try transaction.claim(pending, by: reviewer, at: Fixture.start)
                )
            }
            let claim = try #require(claimed.claim)
            let change = try claimed.decided(
                .approve(text: "welcome"), claim: claim.id, by: reviewer, role: .reviewer,
                seen: claimed.revision, now: Fixture.start, calendar: Fixture.calendar)
            let fault = await #expect(throws: StorageFault.self) {
                try await store.write { try $0.save(change, expecting: claimed.revision) }
            }
            #expect(fault?.kind == .constraint)
            #expect(try store.point { try $0.filing(claimed.id) } == claimed)
        }
    }

    @Test(arguments: Engine.available)
    func `the words of a form change only when they are given`(engine: Engine) async throws {
        try await engine.withStore { store in
            let draft = try await store.write { transaction in
                try transaction.draft(of: try transaction.applicant(1))
            }
            let pending = try await store.write { try $0.submit(draft, at: Fixture.start) }
            #expect(try store.point { try $0.words(of: draft.id) } == Fixture.sealed("address"))
            let form = try FilingForm(
                level: .senior, region: Fixture.beijing, address: "elsewhere", note: "")
            let change = try pending.edited(form, seen: pending.revision, now: Fixture.start)
            try await store.write {
                try $0.save(
                    change, expecting: pending.revision, form: Fixture.sealed("elsewhere"))
            }
            #expect(try store.point { try $0.words(of: draft.id) } == Fixture.sealed("elsewhere"))
            #expect(try store.point { try $0.filing(draft.id) }.level == .senior)
            #expect(throws: Refusal(.filingNotFound)) {
                try store.point { try $0.words(of: FilingID(rawValue: 99)) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a stale save is a conflict that tells the present revision`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let draft = try await store.write { transaction in
                try transaction.draft(of: try transaction.applicant(1))
            }
            let pending = try await store.write { try $0.submit(draft, at: Fixture.start) }
            let conflict = Refusal(.revisionConflict, ["revision": .number(2)])
            await #expect(throws: conflict) {
                try await store.write { try $0.submit(draft, at: Fixture.start) }
            }
            let withdrawal = try draft.withdrawn(seen: draft.revision, now: Fixture.start)
            await #expect(throws: conflict) {
                try await store.write { try $0.save(withdrawal, expecting: draft.revision) }
            }
            #expect(try store.point { try $0.filing(draft.id) } == pending)
            let lines = try await store.read { try $0.history(of: draft.id, limit: 10) }
            #expect(lines.count == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `of 32 concurrent creators one gets the live filing`(engine: Engine) async throws {
        try await engine.withStore { store in
            let owner = try await store.write { try $0.applicant(1) }
            let outcomes = await withTaskGroup(of: Result<Filing, any Error>.self) { group in
                for _ in 0..<32 {
                    group.addTask {
                        do {
                            return .success(try await store.write { try $0.draft(of: owner) })
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let created = outcomes.compactMap { try? $0.get() }
            let winner = try #require(created.first)
            #expect(created.count == 1)
            let refusal = Refusal(
                .filingExists, ["filing_number": .text(winner.number.text)])
            let refusals = outcomes.compactMap { outcome in
                if case .failure(let error) = outcome { error as? Refusal } else { nil }
            }
            #expect(refusals == Array(repeating: refusal, count: 31))
            #expect(try await store.read { try $0.filings(of: owner, limit: 50) } == [winner])
        }
    }

    @Test(arguments: Engine.available)
    func `a person may file again after a withdrawal`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (owner, first) = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                return (owner, try transaction.draft(of: owner))
            }
            let withdrawal = try first.withdrawn(seen: first.revision, now: Fixture.start)
            try await store.write { try $0.save(withdrawal, expecting: first.revision) }
            #expect(
                try store.point { try $0.liveFiling(of: owner, exam: .socialWork2026) } == nil)
            let second = try await store.write { try $0.draft(of: owner) }
            #expect(
                try store.point { try $0.liveFiling(of: owner, exam: .socialWork2026) } == second)
            let filings = try await store.read { try $0.filings(of: owner, limit: 50) }
            #expect(filings == [second, withdrawal.filing])
        }
    }

    @Test(arguments: Engine.available)
    func `a claim is renewed while it is the same`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (reviewer, claimed) = try await store.write { transaction in
                let reviewer = try transaction.reviewer("reviewer")
                let draft = try transaction.draft(of: try transaction.applicant(1))
                let pending = try transaction.submit(draft, at: Fixture.start)
                return (
                    reviewer, try transaction.claim(pending, by: reviewer, at: Fixture.start)
                )
            }
            let claim = try #require(claimed.claim)
            let renewed = try claimed.renewed(
                claim.id, by: reviewer, now: Fixture.start + .minutes(5))
            try await store.write { try $0.saveClaim(renewed) }
            #expect(try store.point { try $0.filing(claimed.id) } == renewed)
            #expect(renewed.revision == claimed.revision)

            _ = try await store.write { transaction in
                let change = try renewed.released(
                    claim.id, by: reviewer, role: .reviewer, now: Fixture.start + .minutes(6))
                let released = try #require(change)
                try transaction.save(released, expecting: renewed.revision)
            }
            await #expect(throws: Refusal(.claimLost)) {
                try await store.write { try $0.saveClaim(renewed) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `changed filings are told after the commit, undone ones are not`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let told = Told()
            store.observe { told.add($0) }
            let draft = try await store.write { transaction in
                try transaction.draft(of: try transaction.applicant(1))
            }
            #expect(
                told.changes == [ChangedFiling(filing: draft.id, revision: draft.revision)])
            await #expect(throws: CancellationError.self) {
                try await store.write { transaction in
                    _ = try transaction.submit(draft, at: Fixture.start)
                    throw CancellationError()
                }
            }
            #expect(told.changes.count == 1)
            let pending = try await store.write { try $0.submit(draft, at: Fixture.start) }
            #expect(
                told.changes.last == ChangedFiling(filing: draft.id, revision: pending.revision))
        }
    }
}
