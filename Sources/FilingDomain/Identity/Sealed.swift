// SPDX-License-Identifier: Apache-2.0

/// Bytes that only a holder of their key can read.
///
/// A type of its own, so that an open text is never put where a sealed one belongs, nor the other
/// way round. Made and opened by FilingSeal; everybody else carries it as it is.
package struct Sealed: Hashable, Sendable {
    /// The envelope.
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }
}
