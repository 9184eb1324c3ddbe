// SPDX-License-Identifier: Apache-2.0

import FilingSeal

/// Keys of the tests: the secret is 00 01 02 ...
///
/// 1f. Expected values in this folder were computed from it with Python's hmac and hashlib, not
/// with this code.
enum SealFixture {
    static func keys(version: UInt16 = 1, firstByte: UInt8 = 0) throws -> ServerKeys {
        let secret = (0..<32).map { UInt8($0) &+ firstByte }
        return ServerKeys(try KeyFile(version: version, secret: secret))
    }

    static func bytes(hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
