// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingSeal
import FilingTestKit
import Testing

/// Numbers and requests of people who do not exist.
enum InventedNumber {
    /// No row has this id, and it fits where ids are stored.
    static let absent: UInt64 = 4_000_000_000

    /// A right ID number (GB 11643-1999); another one for each serial below 300,000.
    static func idNumber(serial: Int) -> String {
        let day = 1 + serial % 25
        let month = 1 + serial / 25 % 12
        let year = 1970 + serial / 300 % 10
        let sequence = 1 + serial / 3_000 % 999
        let digits =
            "110105" + Self.padded(year, 4) + Self.padded(month, 2) + Self.padded(day, 2)
            + Self.padded(sequence, 3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return digits + String(Array("10X98765432")[sum % 11])
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// A public key that a program could have, another one for each serial.
    static func publicKey(serial: Int) throws -> [UInt8] {
        let random = SeededRandom(seed: UInt64(serial))
        return try #require(CentrePrivateKey(bytes: random.bytes(32))).publicKey.bytes
    }

    /// Both halves of such a key.
    static func keyPair(serial: Int) throws -> ([UInt8], CentrePublicKey) {
        let bytes = SeededRandom(seed: UInt64(serial)).bytes(32)
        return (bytes, try #require(CentrePrivateKey(bytes: bytes)).publicKey)
    }

    /// Announces a file.
    static func begin(
        _ bytes: [UInt8], as kind: FilingV1.MaterialKind = .idFront, for number: String
    ) -> FilingV1.BeginUploadRequest {
        FilingV1.BeginUploadRequest(
            filingNumber: number, kind: kind, size: UInt64(bytes.count),
            sha256: Digest(of: bytes).bytes)
    }

    static func chunk(_ bytes: [UInt8], at offset: UInt64, of upload: UInt64)
        -> FilingV1.UploadChunkRequest
    {
        FilingV1.UploadChunkRequest(
            uploadID: upload, offset: offset, data: bytes, crc32: Self.crc32(bytes))
    }

    /// CRC-32 of ISO 3309, bit by bit.
    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { state, byte in
            (0..<8).reduce(state ^ UInt32(byte)) { value, _ in
                value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
            }
        }
    }
}
