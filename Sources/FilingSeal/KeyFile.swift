// SPDX-License-Identifier: Apache-2.0

/// The contents of the server's key file: the one secret from which every other key is derived.
///
/// Two lines of ASCII, each ended by a line feed:
///
///     filing-key-file 1
///     key 1 0f1e...                (version 1...65535, 64 lower-case hexadecimal digits)
///
/// The version goes into every envelope and stands beside every blind index, so that a second key
/// can be added to the format (as format 2) when keys are rotated. Whoever reads the file checks
/// its owner and its mode (0600); this type sees bytes only.
package struct KeyFile: Sendable, Unprinted {
    /// 1...65535.
    package let version: UInt16
    /// 32 bytes.
    let secret: [UInt8]

    /// Bytes of the secret: the strength of SHA-256 and AES-256.
    package static let secretSizeBytes = 32
    /// No valid file is longer; a reader stops here. (18 + 75 bytes are the most there can be.)
    package static let sizeLimitBytes = 256

    private static let header = "filing-key-file 1"

    /// A new key from the system's randomness.
    ///
    /// - Throws: `.secretSize` unless there are 32 bytes, `.secretWeak`, `.keyVersion` for 0.
    package init(version: UInt16, secret: [UInt8]) throws(KeyFileFailure) {
        guard version > 0 else { throw .keyVersion }
        guard secret.count == Self.secretSizeBytes else { throw .secretSize }
        // 32 random bytes hold fewer than 8 different values about once in 10^30 files: it is a
        // file of zeroes, or a test's.
        guard Set(secret).count >= 8 else { throw .secretWeak }
        self.version = version
        self.secret = secret
    }

    /// Reads a file's bytes.
    package init(bytes: [UInt8]) throws(KeyFileFailure) {
        guard bytes.count <= Self.sizeLimitBytes else { throw .tooLarge }
        let lines = bytes.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let first = lines.first, first.elementsEqual(Self.header.utf8) else {
            throw .headerUnknown
        }
        // The empty third piece is what follows the last line feed.
        guard lines.count == 3, lines[2].isEmpty else { throw .linesUnexpected }
        let words = lines[1].split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count == 3, words[0].elementsEqual("key".utf8) else { throw .linesUnexpected }
        guard words[1].allSatisfy({ (0x30...0x39).contains($0) }), words[1].first != 0x30,
            let version = UInt16(String(decoding: words[1], as: UTF8.self))
        else {
            throw .keyVersion
        }
        guard let secret = Hexadecimal.bytes(words[2]) else { throw .secretSize }
        try self.init(version: version, secret: secret)
    }

    /// The bytes to write to a new file.
    package var bytes: [UInt8] {
        Array("\(Self.header)\nkey \(self.version) \(Hexadecimal.text(self.secret))\n".utf8)
    }
}
