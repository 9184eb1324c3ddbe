// SPDX-License-Identifier: Apache-2.0

/// Which end of a connection we are.
package enum WireRole: Sendable, Equatable {
    /// We answer calls.
    case server
    /// We make calls.
    case client
}
