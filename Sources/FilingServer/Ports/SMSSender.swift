// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A way to send text messages.
///
/// Called by the outbox worker only, never inside a call.
package protocol SMSSender: Sendable {
    /// Hands a message over.
    ///
    /// - Throws: anything; the worker tries again later.
    func send(_ text: String, to phone: PhoneNumber, at now: Instant) async throws
}
