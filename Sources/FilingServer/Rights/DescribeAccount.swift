// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The caller's account: what the other services do not tell of it.
struct DescribeAccount: Procedure {
    static let method = FilingV1.Rights.describeAccount
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store

    func run(
        _ request: FilingV1.DescribeAccountRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.DescribeAccountReply {
        let owner = try caller.applicant
        return try await self.store.read { snapshot in
            guard let account = try snapshot.account(owner) else {
                throw Refusal(.sessionExpired)
            }
            return FilingV1.DescribeAccountReply(
                phone: try context.personal.phone(of: account, in: snapshot)?.text ?? "",
                userName: account.userName ?? "", createdAtMs: account.createdAt.ms)
        }
    }
}
