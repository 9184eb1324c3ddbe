// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Text that came from outside, as a terminal may get it.
///
/// A server or another person must not clear the screen, colour a line as ours or turn words round;
/// the server refuses such texts, but not every server is ours.
enum ShownText {
    /// One line: a line feed shows as U+21B5, whatever else steers a screen as U+FFFD.
    static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.movesItsReader) else { return text }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                line.append("\u{21B5}")
            } else {
                line.append(scalar.movesItsReader ? "\u{FFFD}" : scalar)
            }
        }
        return String(line)
    }
}
