// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Tells the caller its own session.
struct DescribeSession: PromptProcedure {
    static let method = FilingV1.Auth.describeSession
    static let access = Access.session

    let store: any Store
    let sessions: SessionRegistry

    func answer(
        _ request: FilingV1.DescribeSessionRequest, as caller: Caller, in context: CallContext
    ) throws -> FilingV1.DescribeSessionReply {
        let person = try caller.person
        let session = try self.sessions.session(person.session, now: context.now)
        return FilingV1.DescribeSessionReply(
            session: FilingV1.Session(session),
            unreadNotices: UInt32(
                clamping: try self.store.point { try $0.unreadNotices(of: person.account) }))
    }
}
