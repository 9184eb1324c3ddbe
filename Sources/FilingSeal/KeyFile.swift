// SPDX-License-Identifier: Apache-2.0

/// The contents of the server's key file: the secrets from which every other key is derived.
///
/// Lines of ASCII, each ended by a line feed:
///
///     filing-key-file 2
///     root 5a6b...                 (64 lower-case hexadecimal digits)
///     key 1 0f1e...                (version 1...65535, 64 lower-case hexadecimal digits)
///     key 2 2d3c...                (only while keys are being rotated: the higher one is the new)
///
/// The *root* never changes: blind indexes, filing numbers and request hashes hang on it. The *keys*
/// wrap the data keys of accounts and are replaced by a rotation. Format 1 has one `key` line and no
/// root; that key is then both. Whoever reads the file checks its owner and its mode (0600); this
/// type sees bytes only.
package struct KeyFile: Sendable, Unprinted {
    /// 32 bytes.
    let root: [UInt8]
    /// One, or two while keys are being rotated; the oldest first.
    let keys: [Key]

    struct Key: Sendable {
        /// 1...65535.
        let version: UInt16
        /// 32 bytes.
        let secret: [UInt8]
    }

    /// Bytes of a secret: the strength of SHA-256 and AES-256.
    package static let secretSizeBytes = 32
    /// No valid file is longer; a reader stops here. (18 + 70 + 2 * 75 bytes are the most.)
    package static let sizeLimitBytes = 256

    /// A new file from the system's randomness.
    ///
    /// - Throws: `.secretSize` unless both have 32 bytes, `.secretWeak`.
    package init(root: [UInt8], secret: [UInt8]) throws(KeyFileFailure) {
        try self.init(root: root, keys: [Key(version: 1, secret: secret)])
    }

    init(root: [UInt8], keys: [Key]) throws(KeyFileFailure) {
        for secret in [root] + keys.map(\.secret) {
            guard secret.count == Self.secretSizeBytes else { throw .secretSize }
            // 32 random bytes hold fewer than 8 different values about once in 10^30 files: it is
            // a file of zeroes, or a test's.
            guard Set(secret).count >= 8 else { throw .secretWeak }
        }
        guard (1...2).contains(keys.count) else { throw .linesUnexpected }
        guard keys.allSatisfy({ $0.version > 0 }), Set(keys.map(\.version)).count == keys.count
        else {
            throw .keyVersion
        }
        self.root = root
        self.keys = keys.sorted { $0.version < $1.version }
    }

    /// The key that wraps from now on: the newest.
    package var present: UInt16 { self.keys.map(\.version).max() ?? 0 }

    /// Whether a rotation has begun and not ended.
    package var isRotating: Bool { self.keys.count > 1 }

    /// The file that begins a rotation.
    ///
    /// - Parameter secret: 32 bytes of the system's randomness.
    /// - Throws: `.rotationOpen` if one has begun, `.keyVersion` after 65535 of them, `.secretSize`,
    ///   `.secretWeak`.
    package func beginningRotation(secret: [UInt8]) throws(KeyFileFailure) -> KeyFile {
        guard !self.isRotating else { throw .rotationOpen }
        guard self.present < .max else { throw .keyVersion }
        return try KeyFile(
            root: self.root, keys: self.keys + [Key(version: self.present + 1, secret: secret)])
    }

    /// The file that ends a rotation: only the newest key stays.
    package func endingRotation() throws(KeyFileFailure) -> KeyFile {
        try KeyFile(root: self.root, keys: self.keys.filter { $0.version == self.present })
    }
}
