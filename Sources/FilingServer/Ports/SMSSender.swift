// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A way to send text messages.
///
/// Called by the outbox worker only, never inside a call.
package protocol SMSSender: Sendable {
    /// Hands a message over.
    ///
    /// - Throws: `SMSRejected` if this message will never be taken; anything else if it may be
    ///   later, and then the worker tries again.
    func send(_ text: String, to phone: PhoneNumber, at now: Instant) async throws
}

/// The network refuses this message for good: asking again would not help.
package struct SMSRejected: Error, Hashable {
    /// The network's own word for it, for the operator; never a phone or a text.
    package let reason: String

    package init(reason: String) { self.reason = reason }
}
