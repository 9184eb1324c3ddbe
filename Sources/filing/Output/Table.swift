// SPDX-License-Identifier: Apache-2.0

/// Columns that line up on a terminal, where a Chinese character is two cells wide.
enum Table {
    /// Lines of a table with a heading.
    static func lines(_ heading: [String], _ rows: [[String]]) -> [String] {
        let all = [heading] + rows
        let widths = heading.indices.map { column in all.map { Self.width($0[column]) }.max() ?? 0 }
        return all.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - Self.width($0)) }
                .joined(separator: "  ").trimmedRight
        }
    }

    /// Cells a text takes: East Asian wide characters take two (Unicode UAX 11, the ranges in use).
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (Self.isWide($1) ? 2 : 1) }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

extension String {
    fileprivate var trimmedRight: String {
        guard let end = self.lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...end])
    }
}
