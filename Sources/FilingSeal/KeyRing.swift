// SPDX-License-Identifier: Apache-2.0

import Crypto
package import FilingDomain

/// The wrapping keys of the key file: they open the data keys of accounts, and nothing else.
///
/// Each is HKDF-SHA256 of its secret, salted with the root: who has only one of the two has nothing,
/// and a file whose root was exchanged opens no key either.
package struct KeyRing: Sendable, Unprinted {
    private var keys: [UInt16: SymmetricKey] = [:]
    /// The key that wraps from now on.
    package private(set) var present: UInt16

    /// Random bytes that each wrapping takes.
    package static let nonceSizeBytes = Envelope.nonceSizeBytes

    package init(_ file: KeyFile) {
        self.present = file.present
        self.add(file)
    }

    /// The versions it can open, ascending.
    package var versions: [UInt16] { self.keys.keys.sorted() }

    /// The ring after the key file has changed.
    ///
    /// Keys that have left the file stay: reads that began before the change may still need them. A
    /// process forgets them when it ends.
    package func following(_ file: KeyFile) -> KeyRing {
        var next = self
        next.present = file.present
        next.add(file)
        return next
    }

    /// Wraps a data key with the present key.
    ///
    /// - Parameter nonce: 12 bytes of the system's randomness, never used before.
    /// - Throws: `.nonceSize`, `.cipher`, `.unknownKey` (which a ring made of a key file never is).
    package func wrap(
        _ key: DataKey, of account: AccountID, nonce: [UInt8]
    ) throws(EnvelopeFailure) -> Sealed {
        Sealed(bytes: try self.envelope(self.present, account).seal(key.bytes, nonce: nonce))
    }

    /// Opens a wrapped data key.
    ///
    /// - Throws: `.unknownSuite`, `.unknownKey` if its key is not in the key file, `.damaged` (also:
    ///   another account's, or wrapped with another file's key of that number).
    package func unwrap(
        _ wrapped: Sealed, of account: AccountID
    ) throws(EnvelopeFailure) -> DataKey {
        let version = try Envelope.version(of: wrapped.bytes)
        guard let key = DataKey(random: try self.envelope(version, account).open(wrapped.bytes))
        else {
            throw .damaged
        }
        return key
    }

    private mutating func add(_ file: KeyFile) {
        for key in file.keys {
            self.keys[key.version] = HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: key.secret), salt: file.root,
                info: Array("filing/wrapping-key/1".utf8), outputByteCount: DataKey.sizeBytes)
        }
    }

    private func envelope(
        _ version: UInt16, _ account: AccountID
    ) throws(EnvelopeFailure) -> Envelope {
        guard let key = self.keys[version] else { throw .unknownKey }
        return Envelope(
            key: key, version: version,
            context: Array("account_key.wrapped".utf8) + BigEndian.bytes(account.rawValue))
    }
}
