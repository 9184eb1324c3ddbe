// SPDX-License-Identifier: Apache-2.0

import CDecoders
import FilingDomain

/// One image of a document.
struct PDFImage {
    private let number: UInt32
    private let document: PDFDocument
    /// Size, codec and packing as its dictionary has them.
    let facts: filing_pdf_image

    init(_ number: UInt32, of document: PDFDocument) {
        self.number = number
        self.document = document
        var facts = filing_pdf_image()
        // The number is below the count: there is one.
        _ = filing_pdf_image_at(document.handle, number, &facts)
        self.facts = facts
    }

    /// Every pixel; nil for a codec that is not decoded here.
    ///
    /// - Throws: `CORRUPT`, `TOO_MANY_PIXELS` if a JPEG is larger than its dictionary says.
    func decode() throws(Refusal) -> PictureMeasures? {
        switch self.facts.codec {
        case FILING_CODEC_JPEG: try self.decodeJPEG()
        case FILING_CODEC_SAMPLES: try self.decodeSamples()
        default: nil
        }
    }

    private func decodeJPEG() throws(Refusal) -> PictureMeasures {
        var bytes: [UInt8] = []
        let outcome = withUnsafeMutablePointer(to: &bytes) { collected in
            filing_pdf_image_bytes(
                self.document.handle, self.number, InspectionLimits.wrappedJPEGBytes, collected
            ) { context, piece, count in
                context?.assumingMemoryBound(to: [UInt8].self).pointee
                    .append(contentsOf: UnsafeBufferPointer(start: piece, count: count))
                return true
            }
        }
        guard outcome == FILING_SOUND else { throw Damage.image.refusal }
        do throws(Refusal) {
            return try JPEGInspection.decode(bytes, try JPEGInspection.size(of: bytes))
        } catch  where error.reason == .truncated {
            // The document has its end; what lies in it has not.
            throw Damage.image.refusal
        }
    }

    private func decodeSamples() throws(Refusal) -> PictureMeasures {
        let picture = try GrayPicture(width: self.facts.width, height: self.facts.height)
        let rowBytes = self.withSamples { filing_samples_row_bytes($0) }
        let expected = UInt64(rowBytes) * UInt64(self.facts.height)
        let outcome = self.withSamples { samples in
            var rows = SampleRows(samples: samples, rowBytes: rowBytes, picture: picture.handle)
            return withUnsafeMutablePointer(to: &rows) { rows in
                // Two filters, one upon the other, and the predictor's byte of each row.
                filing_pdf_image_bytes(
                    self.document.handle, self.number, 2 * expected + 65_536, rows
                ) { context, piece, count in
                    context?.assumingMemoryBound(to: SampleRows.self).pointee
                        .add(UnsafeBufferPointer(start: piece, count: count)) ?? false
                }
            }
        }
        guard outcome == FILING_SOUND, picture.rows == Int(self.facts.height) else {
            throw Damage.image.refusal
        }
        return picture.measures()
    }

    private func withSamples<Result>(
        _ body: (UnsafePointer<filing_samples>) -> Result
    ) -> Result {
        withUnsafeBytes(of: self.facts.palette) { palette in
            var samples = filing_samples()
            samples.width = self.facts.width
            samples.components = self.facts.components
            samples.bits = self.facts.bits
            if self.facts.has_palette {
                samples.palette = palette.baseAddress?.assumingMemoryBound(to: UInt8.self)
            }
            return body(&samples)
        }
    }
}

/// Cuts a stream of samples into rows and hands them to the picture.
private struct SampleRows {
    let samples: UnsafePointer<filing_samples>
    let rowBytes: Int
    let picture: OpaquePointer
    private var waiting: [UInt8] = []
    private var gray: [UInt8]

    init(samples: UnsafePointer<filing_samples>, rowBytes: Int, picture: OpaquePointer) {
        self.samples = samples
        self.rowBytes = rowBytes
        self.picture = picture
        self.gray = Array(repeating: 0, count: Int(samples.pointee.width))
    }

    /// - Returns: whether more is wanted; what comes after the last row is padding.
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>) -> Bool {
        self.waiting.append(contentsOf: piece)
        let rows = self.waiting.count / self.rowBytes
        for row in 0..<rows {
            self.waiting.withUnsafeBufferPointer { bytes in
                let start = bytes.baseAddress.map { $0 + row * self.rowBytes }
                filing_samples_gray(self.samples, start, &self.gray)
            }
            filing_picture_row(self.picture, self.gray)
        }
        self.waiting.removeFirst(rows * self.rowBytes)
        return true
    }
}
