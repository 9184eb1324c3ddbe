// SPDX-License-Identifier: Apache-2.0

import Crypto

/// A SHA-256 digest made piece by piece, for files that are never whole in memory.
package struct DigestAccumulator: Sendable {
    private var hash = SHA256()

    package init() {}

    /// Adds the next bytes.
    package mutating func add(_ bytes: [UInt8]) {
        self.hash.update(data: bytes)
    }

    /// Adds the next bytes from where they are.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        self.hash.update(bufferPointer: bytes)
    }

    /// The digest of everything added so far.
    ///
    /// More may be added afterwards.
    package var digest: Digest { Digest(finished: self.hash.finalize()) }
}
