// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingInspect
import Testing

@Suite struct MaterialSignatureTests {
    private static let pdf = Array("%PDF-1.7\n".utf8)

    @Test(arguments: [0xE0, 0xE1, 0xEE, 0xDB, 0xC4, 0xC0, 0xC2, 0xFE, 0xDD, 0xFF] as [UInt8])
    func `a JPEG is known by its start and the marker that follows`(marker: UInt8) {
        #expect(MaterialSignature(prefix: [0xFF, 0xD8, 0xFF, marker, 0]) == .known(.jpeg))
    }

    @Test(arguments: [0, 1, 10, 1_019])
    func `a PDF header is found anywhere in the first 1,024 bytes`(offset: Int) {
        let bytes = Array(repeating: UInt8(ascii: "\n"), count: offset) + Self.pdf
        #expect(MaterialSignature(prefix: bytes) == .known(.pdf))
    }

    @Test func `a PDF header further on is none`() {
        let bytes = Array(repeating: UInt8(ascii: "\n"), count: 1_020) + Self.pdf
        #expect(MaterialSignature(prefix: bytes) == .unknown)
    }

    /// What people rename to .jpg or .pdf: PNG, GIF, HEIC, WebP, Word, ZIP, text, a cut JPEG.
    @Test(
        arguments: [
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Array("GIF89a".utf8),
            [0, 0, 0, 0x18] + Array("ftypheic".utf8), Array("RIFF".utf8) + [0, 0, 0, 0],
            [0xD0, 0xCF, 0x11, 0xE0], Array("PK\u{3}\u{4}".utf8), Array("scan.jpg".utf8),
            [0xFF], [0xFF, 0xD8], [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0, 0xE0],
            [0xFF, 0xD8, 0xFF, 0xD9],
            [0xFF, 0xD8, 0xFF, 0x00], [0, 0xFF, 0xD8, 0xFF, 0xE0], Array("%PDF".utf8),
            Array("%pdf-1.7".utf8),
        ] as [[UInt8]])
    func `anything else is refused whatever its name says`(bytes: [UInt8]) {
        #expect(
            MaterialVerdict.inspect(bytes, kind: .idBack) == .refused(Refusal(.notJpeg)))
        #expect(
            MaterialVerdict.inspect(bytes, kind: .other) == .refused(Refusal(.notJpegOrPdf)))
    }

    @Test func `random bytes are judged without a trap and never taken`() {
        var state: UInt64 = 1
        for size in 1..<1_200 {
            let bytes = (0..<size).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            #expect(MaterialVerdict.inspect(bytes, kind: .other).refusal != nil)
        }
    }
}
