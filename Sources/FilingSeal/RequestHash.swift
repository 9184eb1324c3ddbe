// SPDX-License-Identifier: Apache-2.0

/// What an idempotency key is bound to: the method and the exact bytes of its request.
///
/// The method's length goes in front of it, so that no other pair of method and body has the same
/// bytes. Stored with the reply; a repeat with another hash is IDEMPOTENCY_MISMATCH.
package struct RequestHash: Hashable, Sendable {
    /// SHA-256 over length (4 bytes, big-endian), method, body.
    package let digest: Digest

    /// Hashes a request.
    package init(method: String, body: [UInt8]) {
        self = body.withUnsafeBytes { Self(method: method, body: $0) }
    }

    /// Hashes a request whose bytes stay where they are.
    package init(method: String, body: UnsafeRawBufferPointer) {
        let name = Array(method.utf8)
        var accumulator = DigestAccumulator()
        accumulator.add(BigEndian.bytes(UInt32(truncatingIfNeeded: name.count)))
        accumulator.add(name)
        accumulator.add(body)
        self.digest = accumulator.digest
    }

    /// Takes a hash read from the store; nil unless it has 32 bytes.
    package init?(bytes: [UInt8]) {
        guard let digest = Digest(bytes: bytes) else { return nil }
        self.digest = digest
    }
}
