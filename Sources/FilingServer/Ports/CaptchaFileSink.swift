// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingSeal

/// Writes each answer as one line of JSON into a file that only its owner can read.
///
/// For demonstrations on one machine: `{"answer":...,"at":ms,"id":hexadecimal}`
package struct CaptchaFileSink: CaptchaSink {
    private let lines: JSONLines

    /// - Parameter path: made at the first answer, mode 0600.
    package init(path: String) { self.lines = JSONLines(path: path) }

    private struct Line: Encodable {
        let answer: String
        let at: Int64
        let id: String
    }

    package func note(_ answer: String, of id: [UInt8], at now: Instant) async throws {
        try self.lines.append(Line(answer: answer, at: now.ms, id: Hexadecimal.text(id)))
    }
}
