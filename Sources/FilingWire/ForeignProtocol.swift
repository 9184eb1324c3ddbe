// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// What a peer with the wrong magic seems to speak, for a log line that helps its operator.
package enum ForeignProtocol: Sendable, Equatable {
    /// A TLS ClientHello: a TLS client on the plain port.
    case tls
    /// An HTTP request line or the HTTP/2 preface: a browser, a probe, a gRPC client.
    case http
    /// Our own preface without TLS around it, on the TLS port.
    case plain
    /// Anything else.
    case unknown

    private static let httpVerbs = [
        "GET ", "HEAD ", "POST ", "PUT ", "DELETE ", "OPTIONS ", "CONNECT ", "PATCH ",
        "PRI * HTTP/2",
    ]

    /// A guess from what has arrived; the buffer is not consumed.
    package init(firstBytes buffer: ByteBuffer) {
        let seen = buffer.readableBytesView
        // A TLS record of type handshake (0x16), version 3.x.
        if seen.starts(with: [0x16, 0x03]) {
            self = .tls
        } else if Self.httpVerbs.contains(where: { seen.starts(with: $0.utf8) }) {
            self = .http
        } else if seen.starts(with: Preface.magic) {
            self = .plain
        } else {
            self = .unknown
        }
    }
}
