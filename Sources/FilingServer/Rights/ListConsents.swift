// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// What the caller has agreed to, newest first.
struct ListConsents: Procedure {
    static let method = FilingV1.Rights.listConsents
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store

    func run(
        _ request: FilingV1.ListConsentsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListConsentsReply {
        let owner = try caller.applicant
        let record = try await self.store.read { try $0.consents(of: owner) }
        return FilingV1.ListConsentsReply(consents: record.consents.map(FilingV1.Consent.init))
    }
}
