// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import Crypto

/// What is signed of a checkpoint, and by which bytes it is recognised.
///
///     "filing-audit-checkpoint-v1" | kind (8) | seq (8) | at_ms (8) | hash (32)
///
/// Numbers in two's complement, most significant byte first.
private func signed(_ checkpoint: AuditCheckpoint) -> [UInt8] {
    Array("filing-audit-checkpoint-v1".utf8)
        + BigEndian.bytes(Int64(checkpoint.kind.rawValue)) + BigEndian.bytes(checkpoint.seq)
        + BigEndian.bytes(checkpoint.atMs) + checkpoint.hash
}

/// Signs checkpoints of the audit log: Ed25519 (RFC 8032), derived from the key file.
package struct AuditSigningKey: Sendable, Unprinted {
    private let key: Curve25519.Signing.PrivateKey

    /// The key of a server.
    ///
    /// - Throws: what the library throws, which it has no reason for.
    package init(keys: ServerKeys) throws {
        self.key = try Curve25519.Signing.PrivateKey(
            rawRepresentation: keys.auditCheckpoint.withUnsafeBytes { Array($0) })
    }

    /// What verifies its signatures: 32 bytes, no secret.
    package var publicKey: AuditPublicKey {
        AuditPublicKey(bytes: Array(self.key.publicKey.rawRepresentation))
    }

    /// Signs a statement about the log.
    ///
    /// - Throws: what the library throws, which it has no reason for.
    package func checkpoint(
        _ kind: AuditCheckpoint.Kind, at now: Instant, _ head: AuditHead
    ) throws -> AuditCheckpoint {
        var checkpoint = AuditCheckpoint(
            kind: kind, seq: head.seq, atMs: now.ms, hash: head.hash, signature: [])
        checkpoint.signature = Array(try self.key.signature(for: signed(checkpoint)))
        return checkpoint
    }
}

/// Verifies checkpoints of the audit log.
package struct AuditPublicKey: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Takes 32 bytes; others verify nothing.
    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// Whether the checkpoint was signed by this key.
    package func verifies(_ checkpoint: AuditCheckpoint) -> Bool {
        do {
            return try Curve25519.Signing.PublicKey(rawRepresentation: self.bytes)
                .isValidSignature(checkpoint.signature, for: signed(checkpoint))
        } catch {
            // No key of this curve has these bytes.
            return false
        }
    }
}
