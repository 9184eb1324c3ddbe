// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingInspect
import Testing

@Suite struct MaterialVerdictTests {
    private static let jfif: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]
    private static let pdf = Array("%PDF-1.7\n".utf8)

    private static func verdict(_ bytes: [UInt8], _ kind: MaterialKind) -> MaterialVerdict {
        MaterialVerdict.inspect(prefix: bytes, sizeBytes: UInt64(bytes.count), kind: kind)
    }

    @Test(arguments: [0xE0, 0xE1, 0xEE, 0xDB, 0xC4, 0xC0, 0xC2, 0xFE, 0xDD, 0xFF] as [UInt8])
    func `a JPEG is known by its start and the marker that follows`(marker: UInt8) {
        for kind in MaterialKind.allCases {
            #expect(Self.verdict([0xFF, 0xD8, 0xFF, marker, 0], kind) == .accepted(.jpeg))
        }
    }

    @Test(arguments: [0, 1, 10, 1_019])
    func `a PDF header is found anywhere in the first 1,024 bytes`(offset: Int) {
        let bytes = Array(repeating: UInt8(ascii: "\n"), count: offset) + Self.pdf
        #expect(Self.verdict(bytes, .education) == .accepted(.pdf))
        #expect(Self.verdict(bytes, .idFront) == .refused(Refusal(.notJpeg)))
    }

    @Test func `a PDF header further on is none`() {
        let bytes = Array(repeating: UInt8(ascii: "\n"), count: 1_020) + Self.pdf
        #expect(Self.verdict(bytes, .education) == .refused(Refusal(.notJpegOrPdf)))
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
        #expect(Self.verdict(bytes, .idBack) == .refused(Refusal(.notJpeg)))
        #expect(Self.verdict(bytes, .other) == .refused(Refusal(.notJpegOrPdf)))
    }

    @Test func `a picture that mentions a PDF is a picture`() {
        #expect(Self.verdict(Self.jfif + Self.pdf, .idFront) == .accepted(.jpeg))
    }

    @Test func `the size is judged before the bytes`() {
        #expect(Self.verdict([], .other) == .refused(Refusal(.fileEmpty)))
        let large = MaterialVerdict.inspect(
            prefix: Self.jfif, sizeBytes: 2_097_153, kind: .idFront)
        #expect(
            large
                == .refused(
                    Refusal(
                        .fileTooLarge, ["size": .number(2_097_153), "limit": .number(2_097_152)])))
        #expect(
            MaterialVerdict.inspect(prefix: Self.jfif, sizeBytes: 2_097_152, kind: .idFront)
                == .accepted(.jpeg))
    }

    @Test func `random bytes are judged without a trap and nearly always refused`() {
        var state: UInt64 = 1
        var accepted = 0
        for size in 1..<1_200 {
            let bytes = (0..<size).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            if case .accepted = Self.verdict(bytes, .other) { accepted += 1 }
        }
        #expect(accepted == 0)
    }
}
