// SPDX-License-Identifier: Apache-2.0

import CDecoders
import FilingDomain

/// Decodes a JPEG from its first row to its end marker.
///
/// Progressive, gray, CMYK and rotated pictures are fine, and so are bytes after the end marker, which
/// phones and scanners add, unless they are a document or an archive.
enum JPEGInspection {
    /// Width and height, pixels.
    typealias Size = (width: UInt32, height: UInt32)

    /// A material.
    static func inspect(_ bytes: [UInt8]) throws(Refusal) -> PictureMeasures {
        let size = try Self.size(of: bytes)
        let measures = try Self.decode(bytes, size)
        try PictureMeasures.requireShortSide(size.width, size.height)
        if let hidden = HiddenFile.find(in: bytes, from: 0, [.pdf, .zip]) { throw hidden.refusal }
        return measures
    }

    /// The size by the headers, which is not too large.
    ///
    /// - Throws: `TRUNCATED`, `CORRUPT`, `TOO_MANY_PIXELS`.
    static func size(of bytes: [UInt8]) throws(Refusal) -> Size {
        var facts = filing_jpeg_facts()
        let outcome = bytes.withUnsafeBufferPointer { buffer in
            filing_jpeg_header(buffer.baseAddress, buffer.count, &facts)
        }
        try Self.require(outcome, bytes)
        try PictureMeasures.requirePixels(facts.width, facts.height)
        return (facts.width, facts.height)
    }

    /// Every pixel.
    ///
    /// - Throws: `TRUNCATED`, `CORRUPT`.
    static func decode(_ bytes: [UInt8], _ size: Size) throws(Refusal) -> PictureMeasures {
        let picture = try GrayPicture(width: size.width, height: size.height)
        let outcome = bytes.withUnsafeBufferPointer { buffer in
            filing_jpeg_decode(
                buffer.baseAddress, buffer.count, InspectionLimits.scans, picture.handle)
        }
        try Self.require(outcome, bytes)
        return picture.measures()
    }

    private static func require(_ outcome: filing_outcome, _ bytes: [UInt8]) throws(Refusal) {
        switch outcome {
        case FILING_SOUND: return
        case FILING_TRUNCATED:
            throw Refusal(.truncated, ["size": .number(UInt64(bytes.count))])
        default: throw Damage.image.refusal
        }
    }
}
