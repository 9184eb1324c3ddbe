// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// The unsent bytes of a connection, in two parts: those that grow and those that are being sent.
///
/// At most one piece is with the socket at a time, so what is unsent is known to a piece, and a
/// blocked connection gathers its responses in one buffer instead of many.
struct ConnectionOutput: ~Copyable {
    /// Largest piece handed to the socket at once, bytes: the grain in which progress is seen.
    static let pieceBytes = 64 << 10

    /// Responses not yet on their way.
    private var growing = ByteBuffer()
    /// What is being sent, except the piece at the socket.
    private var sending = ByteBuffer()
    /// Bytes of the piece that the socket has not taken completely.
    private var atSocketBytes = 0
    /// Bytes ever taken by the socket.
    private(set) var takenBytes: UInt64 = 0
    /// How many responses are in `sending`.
    private var sendingResponses = 0
    /// Whether we have stopped reading until the peer takes some of this.
    var isReadingPaused = false

    /// Bytes not taken by the socket; a piece counts until its last byte is taken.
    var unsentBytes: Int {
        self.growing.readableBytes + self.sending.readableBytes + self.atSocketBytes
    }

    /// Both facts that every request asks for, in one access.
    var load: (unsentBytes: Int, isBlocked: Bool) { (self.unsentBytes, self.isBlocked) }

    /// Whether the socket still works on a piece.
    var isBlocked: Bool { self.atSocketBytes > 0 }

    /// Appends bytes.
    mutating func append(from loop: ServerLoop, _ body: (inout ByteBuffer) -> Void) {
        if self.growing.storageCapacity == 0 { self.growing = loop.takeOutput() }
        body(&self.growing)
    }

    /// The next piece for the socket, or nil if there is none or the socket is busy.
    ///
    /// - Parameter responses: how many responses wait to be handed over.
    mutating func nextPiece(responses: Int) -> ByteBuffer? {
        guard !self.isBlocked else { return nil }
        if self.sending.readableBytes == 0 {
            guard self.growing.readableBytes > 0 else { return nil }
            swap(&self.sending, &self.growing)
            self.sendingResponses = responses
        }
        let size = min(self.sending.readableBytes, Self.pieceBytes)
        guard let piece = self.sending.readSlice(length: size) else { return nil }
        self.atSocketBytes = size
        return piece
    }

    /// The socket has taken the piece.
    ///
    /// - Returns: how many responses are handed over with it.
    mutating func pieceWasTaken(givingBackTo loop: ServerLoop) -> Int {
        self.takenBytes &+= UInt64(self.atSocketBytes)
        self.atSocketBytes = 0
        guard self.sending.readableBytes == 0 else { return 0 }
        loop.giveBackOutput(&self.sending)
        self.sending = ByteBuffer()
        defer { self.sendingResponses = 0 }
        return self.sendingResponses
    }

    /// Nothing can be sent any more.
    mutating func discard() {
        self = ConnectionOutput()
    }
}
