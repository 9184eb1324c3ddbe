// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import Foundation

/// Writes each message as one line of JSON into a file that only its owner can read.
///
/// The built-in sender: a person at the server reads the file. `{"at":ms,"phone":...,"text":...}`
package struct SMSFileSink: SMSSender {
    private let path: String

    /// - Parameter path: made at the first message, mode 0600.
    package init(path: String) { self.path = path }

    private struct Line: Encodable {
        let at: Int64
        let phone: String
        let text: String
    }

    package func send(_ text: String, to phone: PhoneNumber, at now: Instant) async throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var line = try encoder.encode(Line(at: now.ms, phone: phone.text, text: text))
        line.append(UInt8(ascii: "\n"))
        let descriptor = open(self.path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SMSSinkFault(errno: errno) }
        defer { close(descriptor) }
        let written = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == line.count else { throw SMSSinkFault(errno: errno) }
    }
}

/// The sink's file could not be written.
package struct SMSSinkFault: Error {
    /// The system's error number.
    package let errno: Int32
}
