// SPDX-License-Identifier: Apache-2.0

import FilingWire

/// How large the parts of a RESPONSE may be; the two of all the limits that every call asks for.
struct ResponseCeilings: Sendable {
    /// Largest head, bytes.
    let headBytes: Int
    /// Largest body, bytes: what HELLO promises as the largest frame.
    let bodyBytes: Int

    init(_ limits: WireLimits) {
        self.headBytes = limits.headBytes
        self.bodyBytes = min(limits.afterLogin.frameBytes, WireLimits.frameCeilingBytes)
    }
}
