// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What an inspection says about a file.
package enum MaterialVerdict: Hashable, Sendable {
    /// Sound, harmless, and something can be read on it.
    case accepted(MaterialFormat)
    /// Sound and harmless, but it seems that nothing can be read; the applicant may insist.
    case doubtful(MaterialFormat, MaterialWarning)
    /// Not fit for its kind.
    case refused(Refusal)

    /// Judges a file: size, format, structure, pages and pixels, active content, hidden files,
    /// blankness, blur; the first that applies is the verdict.
    ///
    /// Refusals: `FILE_EMPTY`, `FILE_TOO_LARGE`, `NOT_JPEG` for a kind that takes only JPEG,
    /// `NOT_JPEG_OR_PDF` for the others, `TRUNCATED`, `CORRUPT`, `ENCRYPTED`, `TOO_MANY_PAGES`,
    /// `TOO_MANY_PIXELS`, `TOO_SMALL_PIXELS`, `ACTIVE_CONTENT`, `EMBEDDED_FILE`.
    ///
    /// Takes up to a second of one core for the largest pictures: never on an event loop.
    ///
    /// - Parameter bytes: the whole file.
    package static func inspect(_ bytes: [UInt8], kind: MaterialKind) -> MaterialVerdict {
        do throws(Refusal) {
            try MaterialLimits.requireSize(UInt64(bytes.count))
            let format = try Self.format(of: bytes, kind)
            let measures =
                switch format {
                case .jpeg: try JPEGInspection.inspect(bytes)
                case .pdf: try PDFInspection.inspect(bytes)
                }
            guard let warning = measures?.warning else { return .accepted(format) }
            return .doubtful(format, warning)
        } catch {
            return .refused(error)
        }
    }

    /// What keeps the file from being taken, if the applicant does not insist.
    package var refusal: Refusal? {
        switch self {
        case .accepted: nil
        case .doubtful(_, let warning): warning.refusal
        case .refused(let refusal): refusal
        }
    }

    private static func format(
        of bytes: [UInt8], _ kind: MaterialKind
    ) throws(Refusal) -> MaterialFormat {
        guard case .known(let format) = MaterialSignature(prefix: bytes),
            kind.acceptedFormats.contains(format)
        else {
            throw Refusal(kind.acceptedFormats.contains(.pdf) ? .notJpegOrPdf : .notJpeg)
        }
        return format
    }
}
