// SPDX-License-Identifier: Apache-2.0

/// What part of a frame has arrived; the input of the slow-peer timers.
package enum FrameProgress: Sendable, Equatable {
    /// Between frames.
    case none
    /// Some bytes of a header.
    case header
    /// A header, and `arrived` of its `declared` payload bytes.
    case payload(arrived: Int, declared: Int)
}
