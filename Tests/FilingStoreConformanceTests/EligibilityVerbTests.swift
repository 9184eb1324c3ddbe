// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

@Suite struct EligibilityVerbTests {
    private static func record(_ revision: UInt64, _ plan: String) -> EligibilityRecord {
        EligibilityRecord(
            revision: Revision(rawValue: revision), planVersion: plan, rulesVersion: "r",
            verdict: .met, path: "A4", answer: Fixture.sealed("answer \(revision)"),
            facts: revision == 2 ? nil : Fixture.sealed("facts \(revision)"),
            judgedAt: Fixture.start)
    }

    @Test(arguments: Engine.available)
    func `each submit keeps its judgement, and the last is told`(engine: Engine) async throws {
        try await engine.withStore { store in
            let filing = try await store.write { transaction in
                let filing = try transaction.draft(of: transaction.applicant(1))
                let other = try transaction.draft(of: transaction.applicant(2))
                try transaction.insert(Self.record(2, "2026-1"), of: filing.id)
                try transaction.insert(Self.record(9, "2026-2"), of: filing.id)
                try transaction.insert(Self.record(11, "2026-3"), of: other.id)
                return filing
            }
            let last = try store.point { try $0.eligibility(of: filing.id) }
            #expect(last == Self.record(9, "2026-2"))
            let none = try store.point { try $0.eligibility(of: FilingID(rawValue: 99)) }
            #expect(none == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a revision is judged once`(engine: Engine) async throws {
        try await engine.withStore { store in
            _ = await #expect(throws: StorageFault.self) {
                try await store.write { transaction in
                    let filing = try transaction.draft(of: transaction.applicant(1))
                    try transaction.insert(Self.record(2, "2026-1"), of: filing.id)
                    try transaction.insert(Self.record(2, "2026-2"), of: filing.id)
                }
            }
        }
    }
}
