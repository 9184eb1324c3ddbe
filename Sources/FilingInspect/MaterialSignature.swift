// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The format that a file's first bytes announce.
///
/// A signature proves nothing about the rest: a cut or damaged file has one too.
package enum MaterialSignature: Hashable, Sendable {
    /// The format.
    case known(MaterialFormat)
    /// Neither JPEG nor PDF.
    case unknown

    /// Bytes looked at.
    ///
    /// Readers find a PDF's header anywhere in the first 1,024 (PDF Reference 1.7, appendix H, note
    /// 13); a JPEG is known by four.
    package static let windowBytes = 1_024

    /// Reads the first bytes of a file: the whole file or at least 1,024 bytes of it.
    package init(prefix: [UInt8]) {
        let window = prefix.prefix(Self.windowBytes)
        if Self.isJPEG(window) {
            self = .known(.jpeg)
        } else if Self.hasPDFHeader(window) {
            self = .known(.pdf)
        } else {
            self = .unknown
        }
    }

    /// ITU-T T.81: SOI, then the marker of a segment that may come first: a table, a frame header,
    /// an application segment or a comment (C0 to FE without the parameterless D0 to D9).
    private static func isJPEG(_ window: ArraySlice<UInt8>) -> Bool {
        let head = Array(window.prefix(4))
        guard head.count == 4, head[0] == 0xFF, head[1] == 0xD8, head[2] == 0xFF else {
            return false
        }
        switch head[3] {
        // A marker may be filled with more FF bytes.
        case 0xC0...0xCF, 0xDA...0xFF: return true
        default: return false
        }
    }

    private static func hasPDFHeader(_ window: ArraySlice<UInt8>) -> Bool {
        let header = Array("%PDF-".utf8)
        return window.indices.contains { start in
            window[start...].starts(with: header)
        }
    }
}
