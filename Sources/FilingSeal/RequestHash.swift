// SPDX-License-Identifier: Apache-2.0

import Crypto

/// What an idempotency key is bound to: the method and the exact bytes of its request.
///
/// Stored with the reply; a repeat with another hash is IDEMPOTENCY_MISMATCH. It is keyed because
/// requests carry passwords and codes: with a plain digest, who has the database could try words
/// against it at billions a second, past all rounds of the credential.
package struct RequestHash: Hashable, Sendable {
    /// HMAC-SHA256 over length (4 bytes, big-endian), method, body: 32 bytes.
    package let bytes: [UInt8]

    /// Hashes a request.
    package init(method: String, body: [UInt8], keys: ServerKeys) {
        self = body.withUnsafeBytes { Self(method: method, body: $0, keys: keys) }
    }

    /// Hashes a request whose bytes stay where they are.
    package init(method: String, body: UnsafeRawBufferPointer, keys: ServerKeys) {
        let name = Array(method.utf8)
        var hash = HMAC<SHA256>(key: keys.requestHash)
        // The length in front: no other pair of method and body has the same bytes.
        hash.update(data: BigEndian.bytes(UInt32(truncatingIfNeeded: name.count)))
        hash.update(data: name)
        hash.update(data: body)
        self.bytes = Array(hash.finalize())
    }
}
