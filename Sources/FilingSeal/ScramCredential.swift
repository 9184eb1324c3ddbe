// SPDX-License-Identifier: Apache-2.0

import Crypto

/// What the server keeps of a password: enough to check a proof, not enough to make one.
///
/// Source: RFC 5802 section 3, RFC 7677; 600,000 rounds are OWASP's figure for PBKDF2-HMAC-SHA256.
package struct ScramCredential: Sendable, Unprinted {
    /// 16 bytes, sent to whoever asks for the name.
    let salt: [UInt8]
    /// PBKDF2 rounds; kept with each record, so that the figure can rise.
    package let iterations: UInt32
    /// H(ClientKey), 32 bytes.
    let storedKey: [UInt8]
    /// 32 bytes.
    let serverKey: [UInt8]

    /// Rounds of every password set today.
    package static let presentIterations: UInt32 = 600_000
    /// Bytes of a salt: no two of 2^64 accounts share one by chance.
    package static let saltSizeBytes = 16
    /// Bytes of a record: salt, rounds (4, big-endian), stored key, server key.
    package static let recordSizeBytes = 84

    private static let keySizeBytes = 32

    /// Derives the record of a new password.
    ///
    /// Takes about 64 ms: never on an event loop.
    ///
    /// - Parameter salt: 16 bytes of the system's randomness.
    /// - Throws: `.saltInvalid` for another count, `.keyDerivation`.
    package init(
        _ password: PasswordText, salt: [UInt8], iterations: UInt32 = Self.presentIterations
    ) throws(ScramFailure) {
        guard salt.count == Self.saltSizeBytes else { throw .saltInvalid }
        let salted = try SaltedPassword(password, salt: salt, iterations: Int(iterations))
        self.salt = salt
        self.iterations = iterations
        self.storedKey = Digest(of: salted.clientKey).bytes
        self.serverKey = salted.serverKey
    }

    private init(salt: [UInt8], iterations: UInt32, storedKey: [UInt8], serverKey: [UInt8]) {
        self.salt = salt
        self.iterations = iterations
        self.storedKey = storedKey
        self.serverKey = serverKey
    }

    /// The record shown for a name that has no account: the same salt each time, so that asking
    /// twice does not give it away, and keys that no proof ever fits, since nobody knows what they
    /// are the digests of.
    package static func decoy(for name: String, keys: ServerKeys) -> ScramCredential {
        let salt = HMAC<SHA256>.authenticationCode(
            for: Array("salt:\(name)".utf8), using: keys.decoySalt)
        return ScramCredential(
            salt: Array(salt.prefix(Self.saltSizeBytes)), iterations: Self.presentIterations,
            storedKey: keys.decoyStoredKey, serverKey: keys.decoyServerKey)
    }

    /// The record's 84 bytes.
    package var bytes: [UInt8] {
        self.salt + BigEndian.bytes(self.iterations) + self.storedKey + self.serverKey
    }

    /// Reads a record; nil unless it has 84 bytes and at least one round.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.recordSizeBytes else { return nil }
        let saltEnd = Self.saltSizeBytes
        let storedStart = saltEnd + 4
        let serverStart = storedStart + Self.keySizeBytes
        let iterations: UInt32 = BigEndian.number(bytes[saltEnd..<storedStart])
        guard iterations > 0 else { return nil }
        self.init(
            salt: Array(bytes[..<saltEnd]), iterations: iterations,
            storedKey: Array(bytes[storedStart..<serverStart]),
            serverKey: Array(bytes[serverStart...]))
    }
}
