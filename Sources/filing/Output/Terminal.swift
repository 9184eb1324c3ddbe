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

    /// Cells of a line; 80 where nobody knows.
    static var columns: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 80
        }
        return Int(size.ws_col)
    }
}
