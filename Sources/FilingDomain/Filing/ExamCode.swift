// SPDX-License-Identifier: Apache-2.0

/// An exam that filings are taken for.
///
/// One exam is known until exam plans become data of their own.
package struct ExamCode: RawRepresentable, Hashable, Sendable {
    /// The code, such as `sw-2026`.
    package let rawValue: String

    /// Wraps a code read from the store.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Social worker, 2026.
    ///
    /// Source: domain.md section 12.
    package static let socialWork2026 = ExamCode(rawValue: "sw-2026")

    /// Reads a code that came from outside.
    ///
    /// - Throws: `EXAM_UNKNOWN`.
    package init(text: String) throws(Refusal) {
        guard text == Self.socialWork2026.rawValue else { throw Refusal(.examUnknown) }
        self.rawValue = text
    }
}
