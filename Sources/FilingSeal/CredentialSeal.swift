// SPDX-License-Identifier: Apache-2.0

import Crypto
package import FilingDomain

/// Seals a password record for the store, so that a stolen database alone gives nothing to guess
/// against (what is called a pepper).
///
/// Envelope: suite (1 byte, 1 = AES-256-GCM), key version (2), nonce (12), ciphertext, tag (16).
/// The account's id and the first three bytes are authenticated: a record moved to another account
/// does not open. Random 96-bit nonces are safe far beyond the number of passwords ever set.
package struct CredentialSeal: Sendable, Unprinted {
    private let key: SymmetricKey
    private let version: UInt16

    /// Random bytes that each sealing takes.
    package static let nonceSizeBytes = 12

    private static let suite: UInt8 = 1
    private static let headSizeBytes = 3
    private static let tagSizeBytes = 16

    package init(keys: ServerKeys) {
        self.key = keys.credentialSeal
        self.version = keys.version
    }

    /// Seals a record.
    ///
    /// - Parameter nonce: 12 bytes of the system's randomness, never used before.
    /// - Throws: `.nonceSize`, `.cipher` (which AES-GCM gives for nothing else here).
    package func seal(
        _ credential: ScramCredential, of account: AccountID, nonce: [UInt8]
    ) throws(CredentialSealFailure) -> [UInt8] {
        guard nonce.count == Self.nonceSizeBytes else { throw .nonceSize }
        let head = self.head
        do {
            let box = try AES.GCM.seal(
                credential.bytes, using: self.key, nonce: AES.GCM.Nonce(data: nonce),
                authenticating: Self.context(account, head: head))
            return head + nonce + Array(box.ciphertext) + Array(box.tag)
        } catch {
            throw .cipher
        }
    }

    /// Opens a record.
    ///
    /// - Throws: `.unknownSuite`, `.unknownKey`, `.damaged` (also: another account's).
    package func open(
        _ envelope: [UInt8], of account: AccountID
    ) throws(CredentialSealFailure) -> ScramCredential {
        let textStart = Self.headSizeBytes + Self.nonceSizeBytes
        guard envelope.count >= textStart + Self.tagSizeBytes else { throw .damaged }
        guard envelope[0] == Self.suite else { throw .unknownSuite }
        let head = Array(envelope[..<Self.headSizeBytes])
        guard head == self.head else { throw .unknownKey }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: envelope[Self.headSizeBytes..<textStart]),
                ciphertext: envelope[textStart...].dropLast(Self.tagSizeBytes),
                tag: envelope.suffix(Self.tagSizeBytes))
            let record = try AES.GCM.open(
                box, using: self.key, authenticating: Self.context(account, head: head))
            guard let credential = ScramCredential(bytes: Array(record)) else {
                throw CredentialSealFailure.damaged
            }
            return credential
        } catch {
            // Whatever fails here, the bytes are not what was sealed for this account.
            throw .damaged
        }
    }

    private var head: [UInt8] { [Self.suite] + BigEndian.bytes(self.version) }

    private static func context(_ account: AccountID, head: [UInt8]) -> [UInt8] {
        Array("filing/account/credential".utf8) + head + BigEndian.bytes(account.rawValue)
    }
}
