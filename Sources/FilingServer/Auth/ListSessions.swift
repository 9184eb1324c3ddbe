// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The caller's live sessions.
struct ListSessions: Procedure {
    static let method = FilingV1.Auth.listSessions
    static let access = Access.session
    static let effect = Effect.read

    let store: any Store
    let sessions: SessionRegistry

    /// As in proto/filing/v1/auth.proto.
    private static let limit = 100

    func run(
        _ request: FilingV1.ListSessionsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListSessionsReply {
        let person = try caller.person
        let stored = try await self.store.read {
            try $0.sessions(of: person.account, limit: Self.limit)
        }
        // Memory knows later uses than the store.
        let live = stored.map { self.sessions.known($0) }.filter { $0.isLive(at: context.now) }
        return FilingV1.ListSessionsReply(
            sessions: live.map { session in
                FilingV1.SessionInfo(
                    id: UInt64(clamping: session.id.rawValue), openedAtMs: session.openedAt.ms,
                    lastUsedAtMs: session.lastUsedAt.ms, isCurrent: session.id == person.session)
            })
    }
}
