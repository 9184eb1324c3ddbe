// SPDX-License-Identifier: Apache-2.0

package import FilingContract

/// The one answer to a call.
package struct CallReply: Sendable {
    /// Nil means OK.
    package var status: RpcV1.Status?
    /// The reply message; only sent with OK.
    package var body: ReplyBody
    /// What the call does to the connection's login.
    package var login: LoginChange

    /// An answer of its parts.
    package init(
        status: RpcV1.Status? = nil, body: ReplyBody = .empty, login: LoginChange = .unchanged
    ) {
        self.status = status
        self.body = body
        self.login = login
    }
}

/// The body of a RESPONSE.
package enum ReplyBody: Sendable {
    /// No bytes: a message without any field set.
    case empty
    /// Packed straight into the outgoing buffer.
    case message(any Message)
    /// Packed before, for example a stored reply that is replayed.
    case encoded([UInt8])
}

/// What a call does to its connection's login.
package enum LoginChange: Sendable {
    /// Nothing.
    case unchanged
    /// The connection is logged in from now on and gets the limits after login.
    case begin(LoginHandle)
    /// The connection is logged out and gets the limits before login.
    case end
}
