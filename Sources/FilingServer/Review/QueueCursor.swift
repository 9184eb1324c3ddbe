// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// A place in the queue as the client carries it: place, submission and row, 8 bytes each, big-endian.
struct QueueCursor {
    /// Where the page starts.
    let position: QueuePosition

    /// Reads what a client sent back.
    ///
    /// - Throws: `FIELD_INVALID` for anything but 0 or 24 bytes.
    init(_ bytes: [UInt8]) throws(Refusal) {
        guard !bytes.isEmpty else {
            self.position = .start
            return
        }
        guard bytes.count == Self.sizeBytes else {
            throw Refusal.fieldInvalid("after", limit: Self.sizeBytes)
        }
        self.position = QueuePosition(
            place: Instant(ms: Self.number(bytes[0..<8])),
            submittedAt: Instant(ms: Self.number(bytes[8..<16])),
            filing: FilingID(rawValue: Self.number(bytes[16..<24])))
    }

    init(_ position: QueuePosition) { self.position = position }

    /// As the client carries it.
    var bytes: [UInt8] {
        [
            self.position.place.ms, self.position.submittedAt.ms,
            self.position.filing.rawValue,
        ].flatMap { number in
            withUnsafeBytes(of: number.bigEndian) { Array($0) }
        }
    }

    private static let sizeBytes = 24

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
        bytes.reduce(0) { $0 << 8 | Int64($1) }
    }
}
