// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The private half of a centre's key, which never leaves the centre.
package struct CentrePrivateKey: Sendable, Unprinted {
    private let key: Curve25519.Signing.PrivateKey
    /// The half that is enrolled.
    package let publicKey: CentrePublicKey

    /// Takes 32 random bytes; nil for another count.
    package init?(bytes: [UInt8]) {
        do {
            self.key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        } catch {
            return nil
        }
        guard
            let publicKey = CentrePublicKey(bytes: Array(self.key.publicKey.rawRepresentation))
        else {
            return nil
        }
        self.publicKey = publicKey
    }

    /// Signs a challenge; 64 bytes.
    ///
    /// - Throws: what the library throws, which it has no reason for.
    package func sign(_ challenge: CentreChallenge) throws -> [UInt8] {
        Array(try self.key.signature(for: challenge.bytes))
    }
}
