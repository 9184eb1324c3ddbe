// SPDX-License-Identifier: Apache-2.0

/// The sizes and times of uploads, one set for client and server.
///
/// Source: domain.md section 7.
package enum MaterialLimits {
    /// 2 MiB: a page at 300 dpi as a JPEG of good quality fits.
    package static let sizeBytes: UInt64 = 2_097_152
    /// Advised and largest chunk: eight make the largest file, and little is lost on a bad line.
    package static let chunkBytes = 262_144
    /// An upload is forgotten so long after its last chunk: one may go on the next day.
    package static let slidingExpiry = Span.hours(24)
    /// And so long after it began, whatever happens.
    package static let longestExpiry = Span.hours(72)
    /// Uploads that one account may have open: one for each of the seven kinds and one begun again
    /// after a lost reply.
    ///
    /// Bounds the unfinished bytes of an account to 16 MiB.
    package static let openUploads = 8

    /// Refuses a file by the size that was announced or measured.
    ///
    /// - Throws: `FILE_EMPTY`, `FILE_TOO_LARGE` with `size` and `limit`.
    package static func requireSize(_ sizeBytes: UInt64) throws(Refusal) {
        guard sizeBytes > 0 else { throw Refusal(.fileEmpty) }
        guard sizeBytes <= Self.sizeBytes else {
            throw Refusal(
                .fileTooLarge, ["size": .number(sizeBytes), "limit": .number(Self.sizeBytes)])
        }
    }

    /// Refuses one more upload than an account may have open.
    ///
    /// - Throws: `TOO_MANY_UPLOADS` with `limit`.
    package static func requireRoom(openUploads: Int) throws(Refusal) {
        guard openUploads < Self.openUploads else {
            throw Refusal(.tooManyUploads, ["limit": .number(UInt64(Self.openUploads))])
        }
    }
}
