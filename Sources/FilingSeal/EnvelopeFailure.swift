// SPDX-License-Identifier: Apache-2.0

/// Why something cannot be sealed or opened: a fault of the server, never the caller's.
package enum EnvelopeFailure: Error, Hashable, Sendable {
    /// The nonce has not 12 bytes.
    case nonceSize
    /// AES-GCM failed while sealing.
    case cipher
    /// Sealed by a suite that this version does not know.
    case unknownSuite
    /// Sealed under a key that is not at hand.
    case unknownKey
    /// Changed, cut, or of another place.
    case damaged
}
