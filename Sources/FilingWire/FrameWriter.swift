// SPDX-License-Identifier: Apache-2.0

package import NIOCore

extension ByteBuffer {
    /// Appends room for a header.
    ///
    /// - Returns: its index, for `finishFrame`.
    package mutating func startFrame() -> Int {
        let index = self.writerIndex
        // Whatever the bytes are: `finishFrame` overwrites them.
        self.writeWithUnsafeMutableBytes(minimumWritableBytes: FrameHeader.sizeBytes) { _ in
            FrameHeader.sizeBytes
        }
        return index
    }

    /// Fills in the header of a frame whose head and body were appended after `startFrame`.
    ///
    /// The caller has checked that both fit (`WireLimits.headBytes`, `frameBytes`).
    ///
    /// - Parameters:
    ///   - index: what `startFrame` returned.
    ///   - headEnd: the writer index between head and body.
    package mutating func finishFrame(at index: Int, kind: FrameKind, call: UInt32, headEnd: Int) {
        let payload = index + FrameHeader.sizeBytes
        guard let length = UInt32(exactly: self.writerIndex - payload),
            let headLength = UInt16(exactly: headEnd - payload)
        else { preconditionFailure("a frame was written without checking its size") }
        FrameHeader(
            length: length, call: call, rawKind: kind.rawValue, headLength: headLength
        ).overwrite(at: index, of: &self)
    }

    /// Appends a PING or PONG.
    package mutating func writePing(_ kind: FrameKind, _ bytes: UInt64) {
        FrameHeader(length: 8, call: 0, rawKind: kind.rawValue).write(to: &self)
        self.writeInteger(bytes)
    }

    /// Appends a CANCEL.
    package mutating func writeCancel(_ call: UInt32) {
        FrameHeader(length: 0, call: call, rawKind: FrameKind.cancel.rawValue).write(to: &self)
    }
}
