// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc

/// Takes a password without showing it.
enum PasswordInput {
    /// Reads one line.
    ///
    /// On a terminal it asks, twice, without echo.
    static func read(fromStandardInput: Bool) throws -> String {
        if fromStandardInput || isatty(STDIN_FILENO) == 0 {
            guard let line = readLine(strippingNewline: true), !line.isEmpty else {
                throw ValidationError("No password on standard input.")
            }
            return line
        }
        let first = try Self.ask("Password: ")
        guard try Self.ask("Again: ") == first else {
            throw ValidationError("The two differ.")
        }
        return first
    }

    private static func ask(_ prompt: String) throws -> String {
        StandardError.write(prompt)
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else {
            throw ValidationError("The terminal cannot hide what is typed; use --password-stdin.")
        }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) }
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw ValidationError("No password.")
        }
        return line
    }
}
