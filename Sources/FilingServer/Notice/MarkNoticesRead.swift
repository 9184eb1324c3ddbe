// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Marks notices as read: one, several, or all up to one.
struct MarkNoticesRead: Procedure {
    static let method = FilingV1.Notice.markRead
    static let access = Access.applicant
    static let effect = Effect.repeatable
    static let audit = AuditRule.nothing(
        because: "a mark on what was told to oneself changes nothing for anybody else")

    let store: any Store

    /// As in proto/filing/v1/notice.proto.
    private static let limit = 100

    func run(
        _ request: FilingV1.MarkNoticesReadRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.MarkNoticesReadReply {
        let owner = try caller.applicant
        guard request.notices.count <= Self.limit, request.upTo > 0 || !request.notices.isEmpty
        else {
            throw Refusal.fieldInvalid("notices", limit: Self.limit)
        }
        let now = context.now
        return try await self.store.write { transaction in
            for name in request.notices {
                try transaction.markRead(
                    NoticeID(rawValue: Int64(clamping: name.id)), of: owner, at: now)
            }
            if request.upTo > 0 {
                try transaction.markRead(
                    upTo: NoticeID(rawValue: Int64(clamping: request.upTo)), of: owner, at: now)
            }
            return FilingV1.MarkNoticesReadReply(
                unread: UInt32(clamping: try transaction.unreadNotices(of: owner)))
        }
    }
}
