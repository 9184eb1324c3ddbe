// SPDX-License-Identifier: Apache-2.0

import FilingTransport
import Synchronization

/// The one thing a procedure may change on its connection: the identity that sticks to it.
final class LoginOutcome: Sendable {
    private let state = Mutex<LoginChange>(.unchanged)

    init() {}

    /// For calls that change nothing: shared, so that they do not pay for one of their own.
    static let none = LoginOutcome()

    /// The connection carries this identity from now on.
    func begin(_ login: LoginHandle) { self.state.withLock { $0 = .begin(login) } }

    /// The connection carries no identity any more.
    func end() { self.state.withLock { $0 = .end } }

    /// What was asked for.
    var change: LoginChange { self.state.withLock { $0 } }
}
