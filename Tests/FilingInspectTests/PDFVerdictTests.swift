// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingInspect
import Testing

@Suite struct PDFVerdictTests {
    private static func verdict(_ pdf: DrawnPDF) -> MaterialVerdict {
        MaterialVerdict.inspect(pdf.bytes, kind: .education)
    }

    private static func refusal(_ pdf: DrawnPDF) -> Refusal? { Self.verdict(pdf).refusal }

    private static func corrupt(_ part: String) -> Refusal {
        Refusal(.corrupt, ["part": .text(part)])
    }

    @Test func `a page of text is taken`() {
        #expect(Self.verdict(DrawnPDF()) == .accepted(.pdf))
    }

    @Test func `a page that shows nothing is blank, also with text that nobody sees`() {
        for content in ["", "q Q", "0 0 200 200 re f", "BT 3 Tr (recognised) Tj ET"] {
            #expect(
                Self.verdict(DrawnPDF(content: content))
                    == .doubtful(.pdf, MaterialWarning(.blank, measured: 0, limit: 24)),
                "\(content)")
        }
    }

    @Test func `20 pages are taken, 21 are not`() {
        func pages(_ count: Int) -> DrawnPDF {
            DrawnPDF(
                kids: (1...count).map { _ in "3 0 R" }.joined(separator: " "), count: count)
        }
        #expect(Self.verdict(pages(20)) == .accepted(.pdf))
        #expect(
            Self.refusal(pages(21))
                == Refusal(.tooManyPages, ["pages": .number(21), "limit": .number(20)]))
    }

    @Test func `pages are counted, whatever the document says`() {
        let pdf = DrawnPDF(kids: (1...30).map { _ in "3 0 R" }.joined(separator: " "), count: 1)
        #expect(Self.refusal(pdf)?.reason == .tooManyPages)
    }

    @Test func `a page tree without pages, in a circle, or without a bottom is damaged`() {
        #expect(Self.refusal(DrawnPDF(kids: "", count: 0)) == Self.corrupt("page-tree"))
        #expect(Self.refusal(DrawnPDF(kids: "2 0 R")) == Self.corrupt("page-tree"))
        var deep = DrawnPDF(kids: "5 0 R")
        for number in 5..<20_000 { deep.add("<< /Kids [\(number + 1) 0 R] >>") }
        #expect(Self.refusal(deep) == Self.corrupt("page-tree"))
    }

    @Test func `values nested thousands deep are damage and no crash`() {
        var pdf = DrawnPDF()
        pdf.add(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000))
        #expect(Self.refusal(pdf)?.reason == .corrupt)
    }

    @Test(
        arguments: [
            ("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "JavaScript"),
            ("/OpenAction << /S /J#61vaScript /JS (1) >>", "JavaScript"),
            ("/OpenAction << /S /Launch /F (cmd.exe) >>", "Launch"),
            ("/AA << /WC << /S /SubmitForm /F (http://x) >> >>", "SubmitForm"),
            ("/Names << /JavaScript << /Names [] >> >>", "JavaScript"),
            ("/AcroForm << /XFA [] >>", "XFA"),
        ])
    func `what runs is active content`(catalog: String, what: String) {
        #expect(
            Self.refusal(DrawnPDF(catalog: catalog))
                == Refusal(.activeContent, ["what": .text(what)]))
    }

    @Test func `a link and a jump within the document are not`() {
        let pdf = DrawnPDF(
            catalog: "/OpenAction [3 0 R /Fit]",
            page: "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://example.org) >> >>]")
        #expect(Self.verdict(pdf) == .accepted(.pdf))
    }

    @Test(
        arguments: [
            ("/Names << /EmbeddedFiles << /Names [] >> >>", "EmbeddedFiles"),
            ("/AF [<< /Type /Filespec /EF << >> >>]", "EF"),
            ("/Collection << >>", "Collection"),
        ])
    func `an attachment is an embedded file`(catalog: String, what: String) {
        #expect(
            Self.refusal(DrawnPDF(catalog: catalog))
                == Refusal(.embeddedFile, ["what": .text(what)]))
    }

    @Test func `a lock is seen before anything else is read`() {
        var pdf = DrawnPDF(catalog: "/OpenAction << /S /JavaScript /JS (1) >>")
        pdf.add("<< /Filter /Unheard /V 9 >>")
        pdf.trailer = "/Encrypt 5 0 R"
        #expect(Self.refusal(pdf) == Refusal(.encrypted))
    }

    @Test func `a cut document is truncated, an archive behind it is an embedded file`() {
        let whole = DrawnPDF().bytes
        let cut = Array(whole.prefix(whole.count / 2))
        #expect(
            MaterialVerdict.inspect(cut, kind: .other).refusal
                == Refusal(.truncated, ["size": .number(UInt64(cut.count))]))
        for padding in [0, 5_000] {
            let archive =
                Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 1, count: padding)
                + Array("PK\u{5}\u{6}".utf8)
            #expect(
                MaterialVerdict.inspect(whole + archive, kind: .other).refusal
                    == Refusal(.embeddedFile, ["what": .text("zip")]))
        }
    }

    @Test func `a table of offsets that is wrong is damage, also where readers would mend it`() {
        var bytes = DrawnPDF().bytes
        bytes.insert(contentsOf: Array("%moved\n".utf8), at: 9)
        #expect(MaterialVerdict.inspect(bytes, kind: .other).refusal?.reason == .corrupt)
    }

    @Test func `a scan inside is judged like a scan`() {
        let keys = "/Width 304 /Height 304 /ColorSpace /DeviceGray /BitsPerComponent 8"
        func scan(_ bytes: [UInt8]) -> DrawnPDF {
            .picture("\(keys) /Filter /DCTDecode", bytes)
        }
        #expect(Self.verdict(scan(PatternScan().bytes())) == .accepted(.pdf))
        #expect(Self.refusal(scan(PatternScan(.white).bytes()))?.reason == .blank)
        #expect(Self.refusal(scan(PatternScan(.slope).bytes()))?.reason == .blurred)
        let whole = PatternScan().bytes()
        #expect(Self.refusal(scan(Array(whole.prefix(1_000)))) == Self.corrupt("image"))
        // The picture decides, not what the dictionary says of it.
        #expect(
            Self.refusal(scan(PatternScan(width: 9_000, height: 9_000).bytes()))?.reason
                == .tooManyPixels)
    }

    @Test(arguments: [1, 2, 4, 8, 16])
    func `unpacked samples of every depth are measured`(bits: Int) {
        let keys = "/Width 320 /Height 320 /ColorSpace /DeviceGray /BitsPerComponent \(bits)"
        let rowBytes = 320 * bits / 8
        let stripes = (0..<320).flatMap { row in
            [UInt8](repeating: row % 16 < 8 ? 0xFF : 0, count: rowBytes)
        }
        #expect(Self.verdict(.picture(keys, stripes)) == .accepted(.pdf))
        #expect(
            Self.refusal(.picture(keys, [UInt8](repeating: 0xFF, count: 320 * rowBytes)))?.reason
                == .blank)
        #expect(
            Self.refusal(.picture(keys, Array(stripes.dropLast()))) == Self.corrupt("image"))
    }

    @Test func `a page that is one picture has 300 pixels, a document 100 million`() {
        let small = "/Width 299 /Height 400 /ColorSpace /DeviceGray /BitsPerComponent 8"
        let noise = (0..<(299 * 400)).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        #expect(
            Self.refusal(.picture(small, noise))
                == Refusal(.tooSmallPixels, ["short_side": .number(299), "limit": .number(300)]))
        let large = "/Width 7000 /Height 7000 /ColorSpace /DeviceGray /BitsPerComponent 8"
        var pdf = DrawnPDF.picture(large, [])
        for _ in 0..<2 { pdf.add(stream: [], "/Subtype /Image \(large)") }
        #expect(
            Self.refusal(pdf)
                == Refusal(
                    .tooManyPixels, ["pixels": .number(147_000_000), "limit": .number(100_000_000)])
        )
    }
}
