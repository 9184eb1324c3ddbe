// SPDX-License-Identifier: Apache-2.0

import Crypto
import CryptoExtras

/// A password after PBKDF2: as good as the password for this salt, and 64 ms of work.
///
/// A client may keep it in memory to log in again after a reconnect without asking or waiting.
package struct SaltedPassword: Sendable, Unprinted {
    let salt: [UInt8]
    let iterations: Int
    private let key: SymmetricKey

    /// `Hi()` of RFC 5802.
    ///
    /// Takes about 64 ms at 600,000 rounds: never on an event loop.
    ///
    /// - Throws: `.keyDerivation`.
    package init(
        _ password: PasswordText, salt: [UInt8], iterations: Int
    ) throws(ScramFailure) {
        guard iterations > 0 else { throw .keyDerivation }
        do {
            self.key = try KDF.Insecure.PBKDF2.deriveKey(
                from: password.bytes, salt: salt, using: .sha256, outputByteCount: 32,
                unsafeUncheckedRounds: iterations)
        } catch {
            throw .keyDerivation
        }
        self.salt = salt
        self.iterations = iterations
    }

    /// HMAC(SaltedPassword, "Client Key").
    var clientKey: [UInt8] { self.code("Client Key") }

    /// HMAC(SaltedPassword, "Server Key").
    var serverKey: [UInt8] { self.code("Server Key") }

    /// The 32 bytes, to be compared with published vectors.
    var bytes: [UInt8] { self.key.withUnsafeBytes { Array($0) } }

    private func code(_ label: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(label.utf8), using: self.key))
    }
}
