// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// Bytes in, whole frames out.
///
/// Feed it what arrived, then take frames until `next` gives nil. A frame is judged on its header
/// alone, as soon as the 12 bytes are there; a declared length allocates nothing, memory grows only
/// with bytes that came. Frames that arrive together are slices of one buffer: nothing is copied.
/// After a throw the connection is beyond repair and the decoder must not be used again.
package struct FrameDecoder: Sendable {
    /// Which kinds may arrive here.
    package let role: WireRole
    /// Largest `length` accepted, bytes.
    ///
    /// May be raised between frames (login, HELLO).
    package private(set) var maxFrameBytes: Int
    /// Largest `head_len` accepted, bytes.
    package private(set) var maxHeadBytes: Int

    /// The bytes not yet consumed.
    ///
    /// Between reads it is empty or a compact buffer of our own, so that the socket's receive
    /// buffer can be used again.
    private var pending = ByteBuffer()
    /// Whether `pending` is still the socket's buffer.
    private var isBorrowed = false
    /// The header of the frame whose payload is awaited; it has been judged and consumed.
    private var awaited: FrameHeader?

    /// A decoder for one direction of one connection.
    package init(role: WireRole, maxFrameBytes: Int, maxHeadBytes: Int) {
        self.role = role
        self.maxFrameBytes = min(maxFrameBytes, WireLimits.frameCeilingBytes)
        self.maxHeadBytes = maxHeadBytes
    }

    /// Sets new limits for the frames whose header has not been read yet.
    package mutating func setLimits(maxFrameBytes: Int, maxHeadBytes: Int) {
        self.maxFrameBytes = min(maxFrameBytes, WireLimits.frameCeilingBytes)
        self.maxHeadBytes = maxHeadBytes
    }

    /// How much of a frame is waiting for its rest; the progress timers ask.
    package var progress: FrameProgress {
        if let awaited = self.awaited {
            return .payload(arrived: self.pending.readableBytes, declared: Int(awaited.length))
        }
        return self.pending.readableBytes == 0 ? .none : .header
    }

    /// Memory held for an incomplete frame, bytes.
    package var heldBytes: Int { self.pending.storageCapacity }

    /// Takes over bytes that arrived.
    package mutating func feed(_ bytes: ByteBuffer) {
        guard self.pending.readableBytes > 0 else {
            self.pending = bytes
            self.isBorrowed = true
            return
        }
        self.pending.writeImmutableBuffer(bytes)
    }

    /// The next whole frame, or nil until more bytes are fed.
    ///
    /// Unknown kinds that may be skipped come out as frames whose `header.kind` is nil.
    ///
    /// - Throws: a violation that ends the connection.
    package mutating func next() throws(WireViolation) -> Frame? {
        let header: FrameHeader
        if let awaited = self.awaited {
            header = awaited
        } else {
            guard let fresh = FrameHeader(peeking: self.pending) else {
                self.settle()
                return nil
            }
            try self.judge(fresh)
            self.pending.moveReaderIndex(forwardBy: FrameHeader.sizeBytes)
            header = fresh
        }
        let headLength = Int(header.headLength)
        let length = Int(header.length)
        guard length <= self.pending.readableBytes else {
            self.awaited = header
            self.settle()
            return nil
        }
        guard let head = self.pending.readSlice(length: headLength),
            let body = self.pending.readSlice(length: length - headLength)
        else { preconditionFailure("the payload's length was checked against the bytes at hand") }
        self.awaited = nil
        return Frame(header: header, head: head, body: body)
    }

    /// Every rule that a header can break by itself.
    private func judge(_ header: FrameHeader) throws(WireViolation) {
        guard header.length <= self.maxFrameBytes else { throw .frameTooLarge }
        guard Int(header.headLength) <= self.maxHeadBytes else { throw .headTooLarge }
        guard UInt32(header.headLength) <= header.length else { throw .headBeyondFrame }
        guard let kind = header.kind else {
            guard header.rawKind >= FrameKind.firstSkippable else { throw .kindUnknown }
            return
        }
        guard kind.mayArrive(at: self.role) else { throw .kindUnexpected }
        guard kind.isAboutConnection == (header.call == 0) else { throw .callIDMisplaced }
        switch kind {
        case .request, .response, .goAway, .hello: break
        case .cancel: guard header.length == 0 else { throw .frameMisshapen }
        case .ping, .pong:
            guard header.length == 8, header.headLength == 0 else { throw .frameMisshapen }
        }
    }

    /// Lets go of the socket's receive buffer; what is left of it moves to a buffer of its own size.
    private mutating func settle() {
        guard self.pending.readableBytes > 0 else {
            self.pending = ByteBuffer()
            self.isBorrowed = false
            return
        }
        guard self.isBorrowed else { return }
        var own = ByteBufferAllocator().buffer(capacity: self.pending.readableBytes)
        own.writeImmutableBuffer(self.pending)
        self.pending = own
        self.isBorrowed = false
    }
}
