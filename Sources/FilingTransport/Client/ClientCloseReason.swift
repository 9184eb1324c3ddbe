// SPDX-License-Identifier: Apache-2.0

package import FilingContract
package import FilingWire

/// Why a client's connection ended.
package enum ClientCloseReason: Sendable, Equatable {
    /// We closed it.
    case closedHere
    /// The server said goodbye, and why.
    case goAway(RpcV1.Status)
    /// The server closed it, or the line broke, without a word.
    case lost
    /// The system reported an error; its text is for logs.
    case failed(String)
    /// The server refused us at the end of the handshake, or TLS broke.
    case insecure(TLSFailure)
    /// The server broke a rule of the wire.
    case violation(WireViolation)
    /// The server was silent, even after a PING.
    case silent
}
