// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Writes each message as one line of JSON into a file that only its owner can read.
///
/// The built-in sender: a person at the server reads the file. `{"at":ms,"phone":...,"text":...}`
package struct SMSFileSink: SMSSender {
    private let lines: JSONLines

    /// - Parameter path: made at the first message, mode 0600.
    package init(path: String) { self.lines = JSONLines(path: path) }

    private struct Line: Encodable {
        let at: Int64
        let phone: String
        let text: String
    }

    package func send(_ text: String, to phone: PhoneNumber, at now: Instant) async throws {
        try self.lines.append(Line(at: now.ms, phone: phone.text, text: text))
    }
}
