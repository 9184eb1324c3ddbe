// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What a regional centre's program signs to log in.
///
/// Source: safety.md, "regional centres".
package struct CentreChallenge: Hashable, Sendable {
    /// 32 random bytes of the server.
    package let nonce: [UInt8]
    /// Which key.
    package let keyID: String
    /// The server's number of the connection: a signature is of no use on another.
    package let connection: UInt64
    /// The server's clock.
    package let at: Instant

    /// Random bytes of a challenge.
    package static let nonceSizeBytes = 32

    package init(nonce: [UInt8], keyID: String, connection: UInt64, at: Instant) {
        self.nonce = nonce
        self.keyID = keyID
        self.connection = connection
        self.at = at
    }

    /// The signed bytes: `filing-centre-v1`, nonce, length of the key's id (2), the id, connection
    /// (8), time in milliseconds (8).
    package var bytes: [UInt8] {
        Array("filing-centre-v1".utf8) + self.nonce
            + BigEndian.bytes(UInt16(truncatingIfNeeded: self.keyID.utf8.count))
            + Array(self.keyID.utf8) + BigEndian.bytes(self.connection)
            + BigEndian.bytes(self.at.ms)
    }
}
