// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingInspect
import Testing

@Suite struct JPEGVerdictTests {
    private static func verdict(_ bytes: [UInt8]) -> MaterialVerdict {
        MaterialVerdict.inspect(bytes, kind: .idFront)
    }

    private static func refusal(_ bytes: [UInt8]) -> Refusal? { Self.verdict(bytes).refusal }

    @Test func `a picture is taken, up to 2 MiB to the byte`() {
        #expect(Self.verdict(PatternScan().bytes()) == .accepted(.jpeg))
        let full = PatternScan().bytes(sizeBytes: 2_097_152)
        #expect(full.count == 2_097_152)
        #expect(Self.verdict(full) == .accepted(.jpeg))
        #expect(
            Self.refusal(PatternScan().bytes(sizeBytes: 2_097_153))
                == Refusal(
                    .fileTooLarge, ["size": .number(2_097_153), "limit": .number(2_097_152)]))
        #expect(Self.refusal([]) == Refusal(.fileEmpty))
    }

    @Test func `every cut of a picture is noticed`() {
        let whole = PatternScan().bytes()
        for count in stride(from: whole.count - 1, to: 10, by: -97) {
            let refusal = Self.refusal(Array(whole.prefix(count)))
            #expect(
                refusal == Refusal(.truncated, ["size": .number(UInt64(count))]), "\(count) bytes")
        }
    }

    @Test func `zeros in the middle are damage, although a lenient decoder shows a picture`() {
        var bytes = PatternScan().bytes()
        let middle = bytes.count * 2 / 3
        for position in middle..<(middle + 60) { bytes[position] = 0 }
        #expect(Self.refusal(bytes) == Refusal(.corrupt, ["part": .text("image")]))
    }

    @Test func `the short side has 300 pixels or more`() {
        #expect(Self.verdict(PatternScan(width: 300, height: 400).bytes()) == .accepted(.jpeg))
        #expect(
            Self.refusal(PatternScan(width: 400, height: 299).bytes())
                == Refusal(.tooSmallPixels, ["short_side": .number(299), "limit": .number(300)]))
    }

    @Test func `pixels are counted before any is decoded`() {
        var bytes = PatternScan().bytes()
        // SOF0: FF C0, length 11, precision 8, then height and width.
        let frame = bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 } ?? 0
        func claim(_ height: Int, _ width: Int) {
            bytes.replaceSubrange(
                (frame + 5)..<(frame + 9),
                with: [height >> 8, height & 255, width >> 8, width & 255].map { UInt8($0) })
        }
        claim(40_000, 40_000)
        #expect(
            Self.refusal(bytes)
                == Refusal(
                    .tooManyPixels,
                    ["pixels": .number(1_600_000_000), "limit": .number(50_000_000)]))
        claim(5_000, 10_000)
        #expect(Self.refusal(bytes)?.reason != .tooManyPixels)
        claim(5_001, 10_000)
        #expect(Self.refusal(bytes)?.reason == .tooManyPixels)
    }

    @Test func `white is blank and a slope without an edge is blurred, with the figures`() {
        #expect(
            Self.verdict(PatternScan(.white).bytes())
                == .doubtful(.jpeg, MaterialWarning(.blank, measured: 0, limit: 24)))
        guard case .doubtful(.jpeg, let warning) = Self.verdict(PatternScan(.slope).bytes()) else {
            Issue.record("a slope passes")
            return
        }
        #expect(warning.doubt == .blurred)
        #expect(warning.limit == 100)
        #expect((0..<100).contains(warning.measured))
    }

    @Test func `bytes after the end are fine unless they are a file of their own`() {
        let scan = PatternScan().bytes()
        #expect(Self.verdict(scan + [UInt8](repeating: 7, count: 700)) == .accepted(.jpeg))
        #expect(Self.verdict(scan + Array("%PDF-1.7".utf8)) == .accepted(.jpeg))
        #expect(
            Self.refusal(scan + DrawnPDF().bytes)
                == Refusal(.embeddedFile, ["what": .text("pdf")]))
        let archive = Array("PK\u{3}\u{4}".utf8) + [1, 2, 3] + Array("PK\u{5}\u{6}".utf8)
        #expect(Self.refusal(scan + archive) == Refusal(.embeddedFile, ["what": .text("zip")]))
    }

    @Test func `a picture of 50 megapixels is decoded row by row`() {
        let scan = PatternScan(width: 8_192, height: 6_096).bytes()
        #expect(scan.count < 2_097_152)
        #expect(Self.verdict(scan).refusal == nil)
    }
}
