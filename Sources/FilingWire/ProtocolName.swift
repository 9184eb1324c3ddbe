// SPDX-License-Identifier: Apache-2.0

/// The name that both ends of a TLS connection agree on in the handshake (ALPN, RFC 7301).
package enum ProtocolName {
    /// Version 1; a peer that names nothing, or something else, is not served.
    package static let version1 = "filing-rpc/1"
}
