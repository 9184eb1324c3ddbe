// SPDX-License-Identifier: Apache-2.0

package import FilingWire

/// Why a call has no answer from the server.
package struct CallFailure: Error, Sendable, Equatable {
    /// What happened.
    package enum Cause: Sendable, Equatable {
        /// No connection came up; the text is the system's, for logs.
        case unreachable(String)
        /// No secure connection came up, or it did not stay one.
        case insecure(TLSFailure)
        /// The connection ended before the answer.
        case closed(ClientCloseReason)
        /// The call's time ran out here, whatever the server is doing.
        case deadline
        /// Its task was cancelled.
        case cancelled
        /// The REQUEST is larger than the connection allows; nothing was sent.
        case tooLarge(ClientOversize)
        /// All slots are in use and this many calls wait already.
        case queueFull(limitCalls: Int)
        /// The message cannot be put on the wire; the text names the field.
        case unencodable(String)
        /// The answer is no `Status`; the text names the field.
        case answerMalformed(String)
    }

    /// What the server may have done with the call.
    package enum Processed: Sendable, Equatable {
        /// Nothing: a retry is safe, even of a write.
        case no
        /// Anything, from nothing to all of it.
        case unknown
    }

    /// What happened.
    package let cause: Cause
    /// What the server may have done.
    package let processed: Processed

    /// A failure as given.
    package init(_ cause: Cause, processed: Processed) {
        self.cause = cause
        self.processed = processed
    }
}
