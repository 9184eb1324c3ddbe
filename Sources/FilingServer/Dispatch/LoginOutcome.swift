// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingTransport
import Synchronization

/// The one thing a procedure may change on its connection: the identity that sticks to it.
final class LoginOutcome: Sendable {
    private let state = Mutex<LoginChange>(.unchanged)
    private let present: LoginHandle?

    /// - Parameter present: the identity that sticks to the connection before the call.
    init(present: LoginHandle?) { self.present = present }

    /// For calls that change nothing: shared, so that they do not pay for one of their own.
    static let none = LoginOutcome(present: nil)

    /// The connection carries this identity from now on.
    func begin(_ login: LoginHandle) { self.state.withLock { $0 = .begin(login) } }

    /// The connection carries no identity any more, if it is that of this session: a call with a token
    /// of its own leaves the connection's identity alone.
    func end(_ session: SessionID) {
        guard self.present?.rawValue == UInt64(bitPattern: session.rawValue) else { return }
        self.state.withLock { $0 = .end }
    }

    /// What was asked for.
    var change: LoginChange { self.state.withLock { $0 } }
}
