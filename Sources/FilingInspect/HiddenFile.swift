// SPDX-License-Identifier: Apache-2.0

import CDecoders
import FilingDomain

/// A second file in the same bytes, which another program would open instead.
enum HiddenFile: String {
    case pdf
    case zip

    /// Looks for one.
    ///
    /// Both need their first and their last signature, so that compressed bytes that happen to look
    /// like one of them are nothing.
    static func find(in bytes: [UInt8], from start: Int, _ wanted: [HiddenFile]) -> HiddenFile? {
        wanted.first { file in
            let signatures =
                switch file {
                case .pdf: ("%PDF-", "%%EOF")
                case .zip: ("PK\u{3}\u{4}", "PK\u{5}\u{6}")
                }
            guard let opening = Self.position(of: signatures.0, in: bytes, from: start) else {
                return false
            }
            return Self.position(of: signatures.1, in: bytes, from: opening) != nil
        }
    }

    /// Where a text begins; nil if it is nowhere.
    static func position(of text: String, in bytes: [UInt8], from start: Int) -> Int? {
        let found = bytes.withUnsafeBufferPointer { buffer in
            filing_find(buffer.baseAddress, buffer.count, start, text, text.utf8.count)
        }
        return found < 0 ? nil : found
    }

    /// `EMBEDDED_FILE`.
    var refusal: Refusal { Refusal(.embeddedFile, ["what": .text(self.rawValue)]) }
}
