// SPDX-License-Identifier: Apache-2.0

import NIOCore

extension ClientConnection {
    /// Whether nobody on the way can read along: TLS, or both ends on this machine.
    package var isConfidential: Bool { self.line != nil || Self.isLoopback(self.remoteAddress) }

    /// Whether an address is of this machine; false for none.
    static func isLoopback(_ address: SocketAddress?) -> Bool {
        // The system's own spelling of the bytes, never a name that somebody chose.
        guard let text = address?.ipAddress else { return false }
        return text == "::1" || text.hasPrefix("127.") || text.hasPrefix("::ffff:127.")
    }
}
