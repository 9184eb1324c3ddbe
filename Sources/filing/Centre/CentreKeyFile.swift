// SPDX-License-Identifier: Apache-2.0

import FilingSeal
import Foundation

/// A centre's private key in a file of mode 0600: 64 hexadecimal digits and a line feed.
struct CentreKeyFile {
    /// 32 bytes.
    let privateKey: [UInt8]
    let publicKey: CentrePublicKey

    /// Reads a key.
    ///
    /// - Throws: `LocalProblem` if it is another's, others can read it, or it is none.
    init(path: String) throws {
        guard let data = try PrivateFile.read(path) else { throw LocalProblem.unreadable(path) }
        let digits = data.prefix { $0 != UInt8(ascii: "\n") }
        guard let bytes = Hexadecimal.bytes(digits), let key = CentrePrivateKey(bytes: bytes)
        else {
            throw LocalProblem.malformed(path, "64 x [0-9a-f]")
        }
        self.privateKey = bytes
        self.publicKey = key.publicKey
    }

    /// Makes a new key; never in place of another.
    ///
    /// - Throws: `LocalProblem`.
    static func make(path: String) throws -> CentreKeyFile {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        try PrivateFile.write(Data((Hexadecimal.text(bytes) + "\n").utf8), to: path, present: .kept)
        return try CentreKeyFile(path: path)
    }
}
