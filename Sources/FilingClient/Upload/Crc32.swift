// SPDX-License-Identifier: Apache-2.0

import CZlib

/// CRC-32 of ISO 3309, as zlib computes it.
enum Crc32 {
    /// The checksum of some bytes; of none it is 0.
    static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        let whole = bytes.withContiguousStorageIfAvailable { Self.of($0) }
        return whole ?? Array(bytes).withUnsafeBufferPointer { Self.of($0) }
    }

    private static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32_z(0, bytes.baseAddress, bytes.count))
    }
}
