// SPDX-License-Identifier: Apache-2.0

import CZlib

/// CRC-32 of ISO 3309, as in zlib.
enum CRC32 {
    /// The checksum of some bytes.
    static func of(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { buffer in
            // The _z form counts in size_t: no length is too long for it.
            UInt32(truncatingIfNeeded: crc32_z(0, buffer.baseAddress, buffer.count))
        }
    }
}
