// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// What the terminal can do.
enum Terminal {
    /// Colour only on a terminal, and never with NO_COLOR.
    static func hasColour(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
            && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty ?? true
    }

    /// Empties the screen of standard output.
    static func clear() { print("\u{1B}[H\u{1B}[2J", terminator: "") }

    /// Lines of standard output's screen; 24 where nobody knows.
    static var rows: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else {
            return 24
        }
        return Int(size.ws_row)
    }

    /// Cells of a line; 80 where nobody knows.
    static var columns: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 80
        }
        return Int(size.ws_col)
    }
}
