// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// What the caller was told, newest first.
struct ListNotices: Procedure {
    static let method = FilingV1.Notice.list
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store

    /// As in proto/filing/v1/notice.proto.
    private static let defaultLimit: UInt32 = 50
    private static let limit: UInt32 = 200

    func run(
        _ request: FilingV1.ListNoticesRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListNoticesReply {
        let owner = try caller.applicant
        guard request.limit <= Self.limit else {
            throw Refusal.fieldInvalid("limit", limit: Int(Self.limit))
        }
        let limit = Int(request.limit == 0 ? Self.defaultLimit : request.limit)
        let before = NoticeID(
            rawValue: request.before == 0 ? .max : Int64(clamping: request.before))
        return try await self.store.read { snapshot in
            let page = try snapshot.notices(
                of: owner, before: before, unreadOnly: request.unreadOnly, limit: limit)
            let next = page.count == limit ? page.last?.id.rawValue ?? 0 : 0
            return FilingV1.ListNoticesReply(
                notices: page.map(FilingV1.NoticeEntry.init), next: UInt64(clamping: next),
                unread: UInt32(clamping: try snapshot.unreadNotices(of: owner)))
        }
    }
}
