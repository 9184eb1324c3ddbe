// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Synchronization

/// Lets one call at a time touch an upload's file.
///
/// Two connections of one owner may send the same chunk at once. A fixed number of locks, shared by
/// the uploads whose numbers end alike, needs no table of open uploads.
struct UploadTurns: Sendable {
    /// Several times the number of threads, so that two uploads rarely wait for each other.
    private static let count = 64

    private let locks = (0..<Self.count).map { _ in Turn() }

    private final class Turn: Sendable {
        let lock = Mutex(())
    }

    /// Runs a call when it is the upload's turn.
    func take<R: Sendable>(_ upload: UploadID, _ body: () throws -> R) throws -> R {
        let number = Int(UInt64(bitPattern: upload.rawValue) % UInt64(Self.count))
        return try self.locks[number].lock.withLock { _ in try body() }
    }
}
