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
            for line in lines() { self.show(line: line) }
        }
    }

    /// Prints a line for a person; nothing in it steers the terminal.
    func show(line: String) { print(ShownText.line(line)) }

    /// Prints what is no message of the contract.
    func show(_ object: [String: MessageJSON.Value], _ lines: () -> [String]) {
        if self.isJSON {
            print(MessageJSON.text(of: object))
        } else {
            for line in lines() { self.show(line: line) }
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
            // Cleaned before it is coloured: the colour is ours, the words are the server's.
            lines =
                "\(self.red(ShownText.line(message))) \(ShownText.line(hint))\n"
                + ShownText.line("[\(reason)\(facts.joined())]")
        }
        FileHandle.standardError.write(Data((lines + "\n").utf8))
    }

    /// A sentence in the language of the output.
    func say(_ text: Text) -> String { text[self.language] }

    private var clientLanguage: FilingLanguage { self.language == .zh ? .zh : .en }

    private func red(_ text: String) -> String {
        Terminal.hasColour(STDERR_FILENO) ? "\u{1B}[31m\(text)\u{1B}[0m" : text
    }
}
