// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// Tells the caller its own session.
struct DescribeSession: PromptProcedure {
    static let method = FilingV1.Auth.describeSession
    static let access = Access.session

    let sessions: SessionRegistry

    func answer(
        _ request: FilingV1.DescribeSessionRequest, as caller: Caller, in context: CallContext
    ) throws -> FilingV1.DescribeSessionReply {
        let session = try self.sessions.session(try caller.person.session, now: context.now)
        return FilingV1.DescribeSessionReply(session: FilingV1.Session(session))
    }
}
