// SPDX-License-Identifier: Apache-2.0

import Crypto

/// A file to upload, with sums made by other means than the vault's.
struct Scan: Sendable {
    let bytes: [UInt8]

    /// Bytes that repeat nowhere within a chunk.
    init(size: Int, seed: UInt64 = 1) {
        var state = seed
        self.bytes = (0..<size).map { _ in
            // Knuth's MMIX generator; its high bits are good enough here.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }

    var sha256: [UInt8] { Array(SHA256.hash(data: self.bytes)) }

    func chunk(_ range: Range<Int>) -> [UInt8] { Array(self.bytes[range]) }

    /// The bytewise definition of ISO 3309: polynomial 0xEDB88320, reflected.
    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = .max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let carry = sum & 1
                sum >>= 1
                if carry == 1 { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }
}
