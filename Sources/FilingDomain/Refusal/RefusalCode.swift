// SPDX-License-Identifier: Apache-2.0

/// The status codes a refusal can carry, with gRPC's numbers and meaning.
///
/// Source: gRPC, "Status codes and their use in gRPC".
package enum RefusalCode: UInt32, Sendable, CaseIterable {
    case cancelled = 1
    case unknown = 2
    case invalidArgument = 3
    case deadlineExceeded = 4
    case notFound = 5
    case alreadyExists = 6
    case permissionDenied = 7
    case resourceExhausted = 8
    case failedPrecondition = 9
    case aborted = 10
    case outOfRange = 11
    case unimplemented = 12
    case internalFault = 13
    case unavailable = 14
    case dataLoss = 15
    case unauthenticated = 16
}

/// What a program should do with a refused call.
package enum RetryRule: String, Sendable, CaseIterable {
    /// The same request will be refused again.
    case never
    /// The same request may succeed later; `retry_after_ms` says when to try.
    case later
    /// Read the present state first, then decide.
    case afterReading
}
