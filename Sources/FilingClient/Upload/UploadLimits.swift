// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The numbers of an upload.
enum UploadLimits {
    /// Largest file, bytes.
    ///
    /// Source: domain.md section 7.
    static let fileBytes: UInt64 = 2_097_152
    /// Largest chunk and largest read, bytes.
    ///
    /// Source: upload.proto, material.proto.
    static let chunkBytes: UInt32 = 262_144
    /// Chunks under way at once: enough to hide a round trip, one eighth of the largest file.
    static let chunksAtOnce = 4

    /// Throws FILE_EMPTY or FILE_TOO_LARGE, in the server's words, before anything is sent.
    static func check(sizeBytes: UInt64, _ language: FilingLanguage) throws(FilingError) {
        guard sizeBytes > 0 else {
            throw FilingError(.fileEmpty, language, cause: .unsendable, isNotProcessed: true)
        }
        guard sizeBytes <= Self.fileBytes else {
            throw FilingError(
                .fileTooLarge, language, cause: .unsendable, isNotProcessed: true,
                details: ["size": String(sizeBytes), "limit": String(Self.fileBytes)])
        }
    }
}
