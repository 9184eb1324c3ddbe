// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Members of staff, administrators included, by the number of their account.
struct ListStaff: Procedure {
    static let method = FilingV1.Admin.listStaff
    static let access = Access.securityAdmin
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.staffListed])

    let store: any Store

    /// As in proto/filing/v1/admin.proto.
    private static let defaultLimit: UInt32 = 50
    private static let limit: UInt32 = 200

    func run(
        _ request: FilingV1.ListStaffRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListStaffReply {
        guard request.limit <= Self.limit else {
            throw Refusal.fieldInvalid("limit", limit: Int(Self.limit))
        }
        let limit = Int(request.limit == 0 ? Self.defaultLimit : request.limit)
        let after = AccountID(rawValue: Int64(clamping: request.after))
        let page = try await self.store.read { try $0.staff(after: after, limit: limit) }
        try await self.store.write { transaction in
            try context.audit(.staffListed, purpose: .operation, in: transaction)
        }
        return FilingV1.ListStaffReply(
            staff: page.map(FilingV1.StaffMember.init),
            next: page.count == limit ? UInt64(clamping: page.last?.id.rawValue ?? 0) : 0)
    }
}
