// SPDX-License-Identifier: Apache-2.0

/// How much one applicant may ask.
///
/// The staff of a region answer by hand: nobody gets to bury them.
package enum ConsultationAllowance {
    /// Threads that are not closed.
    package static let openLimit = 3
    /// Messages in any period, over all threads.
    package static let messagesLimit = 20
    package static let period = Span.day

    /// Refuses one thread too many.
    ///
    /// - Parameter open: threads of the applicant that are not closed.
    /// - Throws: `CONSULTATION_LIMIT`.
    package static func requireThread(open: Int) throws(Refusal) {
        guard open < Self.openLimit else {
            throw Refusal(.consultationLimit, ["limit": .number(UInt64(Self.openLimit))])
        }
    }

    /// Refuses one message too many.
    ///
    /// - Parameter written: when the applicant wrote messages, newest first; `messagesLimit` of them
    ///   are enough.
    /// - Throws: `CONSULTATION_TOO_OFTEN` with the time to wait.
    package static func requireMessage(written: [Instant], now: Instant) throws(Refusal) {
        guard written.count >= Self.messagesLimit else { return }
        let free = written[Self.messagesLimit - 1] + Self.period
        guard now < free else { return }
        throw Refusal(
            .consultationTooOften,
            [
                "limit": .number(UInt64(Self.messagesLimit)),
                "retry_after_ms": .number(UInt64(clamping: (free - now).ms)),
            ])
    }
}
