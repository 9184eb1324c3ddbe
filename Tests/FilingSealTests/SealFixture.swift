// SPDX-License-Identifier: Apache-2.0

import FilingSeal

/// Keys of the tests: the root is the bytes from 00 to 1f, the first key those from 40 to 5f.
///
/// Expected values in this folder were computed from it with Python's hmac and hashlib, not
/// with this code.
enum SealFixture {
    static func keys(firstByte: UInt8 = 0) throws -> ServerKeys {
        ServerKeys(try self.file(firstByte: firstByte))
    }

    static func file(firstByte: UInt8 = 0) throws -> KeyFile {
        let root = (0..<32).map { UInt8($0) &+ firstByte }
        return try KeyFile(root: root, secret: (0..<32).map { UInt8($0) + 0x40 })
    }

    static func bytes(hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
