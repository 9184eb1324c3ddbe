// SPDX-License-Identifier: Apache-2.0

import CDecoders
import FilingDomain

/// Reads a PDF: every object, every page, every image.
struct PDFInspection {
    private let document: PDFDocument
    private let facts: PDFFacts

    /// A material; nil if no page is only a picture, so that there is nothing to measure.
    static func inspect(_ bytes: [UInt8]) throws(Refusal) -> PictureMeasures? {
        let tail = try Self.tail(of: bytes)
        let hidden = HiddenFile.find(in: bytes, from: tail, [.zip])
        return try PDFDocument.read(bytes) { (document, facts) throws(Refusal) in
            let inspection = PDFInspection(document: document, facts: facts)
            try inspection.requirePages()
            let measures = try inspection.decodeImages()
            try inspection.requireHarmless()
            if let hidden { throw hidden.refusal }
            return try inspection.measure(measures)
        }
    }

    /// Where the bytes after the last end marker begin.
    ///
    /// - Throws: `TRUNCATED` unless it is among the last 1,024 bytes, where readers look for it (PDF
    ///   Reference 1.7, appendix H, note 18); `EMBEDDED_FILE` if an archive follows it.
    private static func tail(of bytes: [UInt8]) throws(Refusal) -> Int {
        let window = max(0, bytes.count - 1_024)
        guard var end = HiddenFile.position(of: "%%EOF", in: bytes, from: window) else {
            if let early = HiddenFile.position(of: "%%EOF", in: bytes, from: 0),
                HiddenFile.find(in: bytes, from: early, [.zip]) != nil,
                HiddenFile.position(of: "PK\u{5}\u{6}", in: bytes, from: window) != nil
            {
                throw HiddenFile.zip.refusal
            }
            throw Refusal(.truncated, ["size": .number(UInt64(bytes.count))])
        }
        while let next = HiddenFile.position(of: "%%EOF", in: bytes, from: end + 5) { end = next }
        return end + 5
    }

    private func requirePages() throws(Refusal) {
        guard self.facts.pages <= InspectionLimits.pages else {
            throw Refusal(
                .tooManyPages,
                [
                    "pages": .number(UInt64(self.facts.pages)),
                    "limit": .number(UInt64(InspectionLimits.pages)),
                ])
        }
    }

    /// Every image, after all their sizes were judged.
    ///
    /// - Returns: one entry an image; nil for a codec that is not decoded.
    private func decodeImages() throws(Refusal) -> [PictureMeasures?] {
        guard self.facts.images <= InspectionLimits.images else { throw Damage.image.refusal }
        let images = (0..<self.facts.images).map { PDFImage($0, of: self.document) }
        var total: UInt64 = 0
        for image in images {
            try PictureMeasures.requirePixels(image.facts.width, image.facts.height)
            total += UInt64(image.facts.width) * UInt64(image.facts.height)
        }
        guard total <= InspectionLimits.documentPixels else {
            throw Refusal(
                .tooManyPixels,
                ["pixels": .number(total), "limit": .number(InspectionLimits.documentPixels)])
        }
        var measures: [PictureMeasures?] = []
        for image in images { measures.append(try image.decode()) }
        return measures
    }

    private func requireHarmless() throws(Refusal) {
        if let what = self.facts.active { throw Refusal(.activeContent, ["what": .text(what)]) }
        if let what = self.facts.embedded { throw Refusal(.embeddedFile, ["what": .text(what)]) }
    }

    /// The document's figures: its best page's contrast, and the sharpness of its worst page that is
    /// only a picture.
    ///
    /// A blank back of a scanned sheet is no blank document; a blurred page among sharp ones is.
    private func measure(_ measures: [PictureMeasures?]) throws(Refusal) -> PictureMeasures? {
        var contrast = 0
        var sharpness: Double?
        for page in 0..<self.facts.pages {
            guard let images = self.document.pictures(ofPage: page) else { return nil }
            if images.count == 1, let only = images.first {
                let image = PDFImage(only, of: self.document).facts
                try PictureMeasures.requireShortSide(image.width, image.height)
            }
            var sharpest = 0.0
            var best = 0
            for number in images {
                guard let measured = measures[Int(number)] else { return nil }
                best = max(best, measured.contrast)
                sharpest = max(sharpest, measured.sharpness)
            }
            contrast = max(contrast, best)
            if best >= InspectionLimits.contrast {
                sharpness = min(sharpness ?? sharpest, sharpest)
            }
        }
        return PictureMeasures(contrast: contrast, sharpness: sharpness ?? 0)
    }
}
