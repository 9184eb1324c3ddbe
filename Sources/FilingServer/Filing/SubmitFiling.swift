// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Hands a filing in: everything is checked once more and stored in one transaction, or not at all.
struct SubmitFiling: Procedure {
    static let method = FilingV1.Filing.submit
    static let access = Access.applicant
    static let effect = Effect.write

    let store: any Store

    func run(
        _ request: FilingV1.SubmitFilingRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.SubmitFilingReply {
        let owner = try caller.applicant
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let filing = try transaction.filing(request.filingNumber, ownedBy: owner)
            let evidence = try Evidence(for: filing, in: transaction)
                .submission(of: filing, declaration: request.declaration)
            let change = try filing.submitted(
                evidence, seen: Revision(rawValue: request.revision), now: now)
            try transaction.save(change, expecting: filing.revision)
            return FilingV1.SubmitFilingReply(
                filing: FilingV1.FilingSummary(change.filing, now: now), submittedAtMs: now.ms)
        }
    }
}
