// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What an inspection says about a file.
package enum MaterialVerdict: Hashable, Sendable {
    /// Nothing against it as far as its first bytes and its size say.
    case accepted(MaterialFormat)
    /// Not fit for its kind.
    case refused(Refusal)

    /// Judges a file.
    ///
    /// Refusals: `FILE_EMPTY`, `FILE_TOO_LARGE`, `NOT_JPEG` for a kind that takes only JPEG,
    /// `NOT_JPEG_OR_PDF` for the others.
    ///
    /// - Parameters:
    ///   - prefix: the whole file or at least its first 1,024 bytes.
    ///   - sizeBytes: bytes of the whole file.
    package static func inspect(
        prefix: [UInt8], sizeBytes: UInt64, kind: MaterialKind
    ) -> MaterialVerdict {
        do throws(Refusal) {
            try MaterialLimits.requireSize(sizeBytes)
        } catch {
            return .refused(error)
        }
        guard case .known(let format) = MaterialSignature(prefix: prefix),
            kind.acceptedFormats.contains(format)
        else {
            return .refused(
                Refusal(kind.acceptedFormats.contains(.pdf) ? .notJpegOrPdf : .notJpeg))
        }
        return .accepted(format)
    }

    /// Refuses a file that is not fit.
    package func requireAccepted() throws(Refusal) {
        if case .refused(let refusal) = self { throw refusal }
    }
}
