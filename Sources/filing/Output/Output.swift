// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import Foundation
import Glibc

/// Says things to a person or to a program.
struct Output {
    let language: Language
    let isJSON: Bool

    /// Prints a reply: the message itself as JSON, or the lines for a person.
    func show(_ reply: any Message, _ lines: () -> [String]) {
        if self.isJSON {
            print(MessageJSON.text(of: reply))
        } else {
            for line in lines() { print(line) }
        }
    }

    /// Prints a failure to standard error.
    func fail(_ error: FilingError) {
        var details = error.details
        if error.retryAfterMs > 0 { details["retry_after_ms"] = String(error.retryAfterMs) }
        self.fail(
            reason: error.reason,
            message: MessageCatalogue.message(for: error, language: self.clientLanguage),
            hint: MessageCatalogue.hint(for: error, language: self.clientLanguage),
            code: error.code.rawValue, details: details)
    }

    /// Prints a failure to standard error.
    func fail(
        reason: String, message: String, hint: String, code: UInt32 = 3,
        details: [String: String] = [:]
    ) {
        let lines: String
        if self.isJSON {
            lines = MessageJSON.text(
                of: [
                    "error": .object([
                        "code": .number(String(code)), "reason": .text(reason),
                        "message": .text(message), "hint": .text(hint),
                        "details": .object(details.mapValues { .text($0) }),
                    ])
                ])
        } else {
            let facts = details.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
            lines =
                "\(self.red(message)) \(hint)\n[\(reason)\(facts.joined())]"
        }
        FileHandle.standardError.write(Data((lines + "\n").utf8))
    }

    /// A sentence in the language of the output.
    func say(_ text: Text) -> String { text[self.language] }

    private var clientLanguage: FilingLanguage { self.language == .zh ? .zh : .en }

    /// Colour only on a terminal, and never with NO_COLOR.
    private func red(_ text: String) -> String {
        guard isatty(STDERR_FILENO) == 1,
            ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty ?? true
        else {
            return text
        }
        return "\u{1B}[31m\(text)\u{1B}[0m"
    }
}
