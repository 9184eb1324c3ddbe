// SPDX-License-Identifier: Apache-2.0

/// One paper of an exam, as a ticket names it.
package struct TicketPaper: Hashable, Sendable {
    package let subject: String
    package let starts: Instant
    package let ends: Instant

    /// Scalars of a subject's name.
    package static let subjectLengths = 1...100

    /// Checks and takes a paper.
    ///
    /// - Parameter path: what goes in front of a field's name, with its dot.
    /// - Throws: `FIELD_INVALID` with the field's path.
    package init(
        subject: String, starts: Instant, ends: Instant, path: String
    ) throws(Refusal) {
        try FreeText.require(subject, "\(path)subject", Self.subjectLengths, as: .line)
        guard starts.ms > 0, ends > starts else {
            throw Refusal.fieldInvalid("\(path)ends_at_ms", limit: 1)
        }
        self.subject = subject
        self.starts = starts
        self.ends = ends
    }
}
