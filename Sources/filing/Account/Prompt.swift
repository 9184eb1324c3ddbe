// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Glibc

/// Asks a person; questions go to standard error, so that pipes stay clean.
enum Prompt {
    /// One line, shown as it is typed.
    static func line(_ question: String) throws -> String {
        let line = try Self.lineOrNothing(question)
        guard !line.isEmpty else { throw ValidationError("No answer on standard input.") }
        return line
    }

    /// One line, shown as it is typed; it may be empty.
    static func lineOrNothing(_ question: String) throws -> String {
        FileHandle.standardError.write(Data(question.utf8))
        guard let line = readLine(strippingNewline: true) else {
            throw ValidationError("No answer on standard input.")
        }
        return line
    }

    /// A password for login.
    static func password(fromStandardInput: Bool, _ output: Output) throws -> String {
        guard fromStandardInput || isatty(STDIN_FILENO) == 0 else {
            return try Self.hidden(output.say(Labels.askPassword), output)
        }
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw ValidationError(output.say(Labels.noPassword))
        }
        return line
    }

    /// A new password: typed twice on a terminal.
    static func newPassword(fromStandardInput: Bool, _ output: Output) throws -> String {
        let first = try Self.password(fromStandardInput: fromStandardInput, output)
        guard !fromStandardInput, isatty(STDIN_FILENO) == 1 else { return first }
        guard try Self.hidden(output.say(Labels.askAgain), output) == first else {
            throw ValidationError(output.say(Labels.differ))
        }
        return first
    }

    private static func hidden(_ question: String, _ output: Output) throws -> String {
        FileHandle.standardError.write(Data(question.utf8))
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else {
            throw ValidationError("The terminal cannot hide what is typed; use --password-stdin.")
        }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw ValidationError(output.say(Labels.noPassword))
        }
        return line
    }
}
