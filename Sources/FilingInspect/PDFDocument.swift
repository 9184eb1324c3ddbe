// SPDX-License-Identifier: Apache-2.0

import CDecoders
import FilingDomain

/// An open document of CDecoders; lives only inside `read`.
struct PDFDocument {
    /// For CDecoders.
    let handle: OpaquePointer

    /// Opens a document for the time of `body`.
    ///
    /// - Throws: `ENCRYPTED`, `CORRUPT` with the part; what `body` throws.
    static func read<Result>(
        _ bytes: [UInt8], _ body: (PDFDocument, PDFFacts) throws(Refusal) -> Result
    ) throws(Refusal) -> Result {
        // libqpdf reads from the bytes until it is closed: they must not move.
        let outcome = bytes.withUnsafeBufferPointer { buffer -> Swift.Result<Result, Refusal> in
            do throws(Refusal) {
                return .success(try Self.read(buffer, body))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    private static func read<Result>(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (PDFDocument, PDFFacts) throws(Refusal) -> Result
    ) throws(Refusal) -> Result {
        var handle: OpaquePointer?
        var found = filing_pdf_facts()
        let outcome = filing_pdf_open(
            bytes.baseAddress, bytes.count, InspectionLimits.objectBytes, &handle, &found)
        let facts = PDFFacts(found)
        guard outcome == FILING_SOUND, let handle else {
            if outcome == FILING_ENCRYPTED { throw Refusal(.encrypted) }
            throw Damage.refusal(part: facts.damaged ?? Damage.object.rawValue)
        }
        defer { filing_pdf_close(handle) }
        return try body(PDFDocument(handle: handle), facts)
    }

    /// The images of a page that shows nothing else; nil if it shows something else.
    func pictures(ofPage page: UInt32) -> [UInt32]? {
        var facts = filing_pdf_page()
        guard filing_pdf_page_at(self.handle, page, &facts), !facts.has_marks else { return nil }
        return (0..<facts.images).compactMap { position in
            var image: UInt32 = 0
            return filing_pdf_page_image(self.handle, page, position, &image) ? image : nil
        }
    }
}

/// What a document's objects say.
struct PDFFacts {
    let pages: UInt32
    let images: UInt32
    /// A script or an action, if there is one.
    let active: String?
    /// An attachment, if there is one.
    let embedded: String?
    /// The part that is damaged, if one is.
    let damaged: String?

    init(_ facts: filing_pdf_facts) {
        self.pages = facts.pages
        self.images = facts.images
        self.active = Self.text(facts.active)
        self.embedded = Self.text(facts.embedded)
        self.damaged = Self.text(facts.damaged)
    }

    /// A C array of characters; nil if it is empty.
    private static func text<Characters>(_ characters: Characters) -> String? {
        let text = withUnsafeBytes(of: characters) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        return text.isEmpty ? nil : text
    }
}
