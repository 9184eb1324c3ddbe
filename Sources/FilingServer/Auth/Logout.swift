// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Ends the caller's session everywhere.
struct Logout: Procedure {
    static let method = FilingV1.Auth.logout
    static let access = Access.session
    static let effect = Effect.repeatable

    let store: any Store
    let sessions: SessionRegistry

    func run(
        _ request: FilingV1.LogoutRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.LogoutReply {
        let session = try caller.person.session
        try await self.store.write { try $0.revoke(session) }
        self.sessions.remove(session)
        context.login.end()
        return FilingV1.LogoutReply()
    }
}
