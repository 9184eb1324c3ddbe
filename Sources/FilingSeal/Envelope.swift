// SPDX-License-Identifier: Apache-2.0

import Crypto

/// Sealed bytes with what is needed to open them again.
///
/// Suite (1 byte, 1 = AES-256-GCM), version (2), nonce (12), ciphertext, tag (16). The context, which
/// is not stored, and the first three bytes are authenticated: an envelope that was changed, or
/// moved to another place, does not open. Suite 2 is reserved for SM4-CTR with HMAC-SM3.
///
/// The version is the generation of the key inside its place: the number of the key file's key for
/// wrapped keys, the generation of the data key for everything else. Random nonces of 96 bits are
/// safe for 2^32 envelopes under one key; an account makes some hundreds.
struct Envelope: Sendable {
    let key: SymmetricKey
    let version: UInt16
    /// What is sealed, and where it belongs.
    let context: [UInt8]

    /// Random bytes that each sealing takes.
    static let nonceSizeBytes = 12
    /// Bytes an envelope has more than what is in it.
    static let overheadBytes = Self.headSizeBytes + Self.nonceSizeBytes + Self.tagSizeBytes

    private static let suite: UInt8 = 1
    private static let headSizeBytes = 3
    private static let tagSizeBytes = 16

    /// Seals bytes.
    ///
    /// - Parameter nonce: 12 bytes of the system's randomness, never used before.
    /// - Throws: `.nonceSize`, `.cipher` (which AES-GCM gives for nothing else here).
    func seal(
        _ bytes: some RandomAccessCollection<UInt8>, nonce: [UInt8]
    ) throws(EnvelopeFailure) -> [UInt8] {
        guard nonce.count == Self.nonceSizeBytes else { throw .nonceSize }
        do {
            let box = try AES.GCM.seal(
                Array(bytes), using: self.key, nonce: AES.GCM.Nonce(data: nonce),
                authenticating: self.context + self.head)
            var envelope: [UInt8] = []
            envelope.reserveCapacity(Self.overheadBytes + bytes.count)
            envelope += self.head
            envelope += nonce
            envelope += box.ciphertext
            envelope += box.tag
            return envelope
        } catch {
            throw .cipher
        }
    }

    /// Opens sealed bytes.
    ///
    /// - Throws: `.unknownSuite`, `.unknownKey`, `.damaged` (also: of another place).
    func open(_ envelope: some RandomAccessCollection<UInt8>) throws(EnvelopeFailure) -> [UInt8] {
        let envelope = Array(envelope)
        guard try Self.version(of: envelope) == self.version else { throw .unknownKey }
        let textStart = Self.headSizeBytes + Self.nonceSizeBytes
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: envelope[Self.headSizeBytes..<textStart]),
                ciphertext: envelope[textStart...].dropLast(Self.tagSizeBytes),
                tag: envelope.suffix(Self.tagSizeBytes))
            return Array(
                try AES.GCM.open(box, using: self.key, authenticating: self.context + self.head))
        } catch {
            // Whatever fails here, the bytes are not what was sealed for this place.
            throw .damaged
        }
    }

    /// The version that an envelope names, before anything of it is believed.
    ///
    /// - Throws: `.damaged` if it is too short, `.unknownSuite`.
    static func version(of envelope: [UInt8]) throws(EnvelopeFailure) -> UInt16 {
        guard envelope.count >= Self.overheadBytes else { throw .damaged }
        guard envelope[0] == Self.suite else { throw .unknownSuite }
        return BigEndian.number(envelope[1..<Self.headSizeBytes])
    }

    private var head: [UInt8] { [Self.suite] + BigEndian.bytes(self.version) }
}
