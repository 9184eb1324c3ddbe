// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore

extension ServerConnectionHandler {
    /// Hands output to the socket for as long as it takes it, then judges what is left.
    func flush() {
        guard let context = self.context, !self.isFlushing else { return }
        self.isFlushing = true
        // Writability means "the socket has taken all": both water marks are one byte.
        while self.sendPiece(context), context.channel.isWritable { self.pieceWasTaken() }
        self.isFlushing = false
        self.judgeOutput()
        self.endIfDone()
    }

    /// Hands the next piece to the socket.
    ///
    /// A function of its own, so that nothing here holds on to the piece when its buffer is to be
    /// used again.
    ///
    /// - Returns: false if there is none or the socket is busy.
    private func sendPiece(_ context: ChannelHandlerContext) -> Bool {
        guard let piece = self.output.nextPiece(responses: self.wire.waitingResponses) else {
            return false
        }
        self.loop.counters.writes.bump()
        context.writeAndFlush(Self.wrapOutboundOut(piece), promise: nil)
        return true
    }

    /// The socket has taken everything it had.
    func socketIsWritable() {
        // During `flush` itself the piece is accounted for there.
        guard self.output.isBlocked, !self.isFlushing else { return }
        self.pieceWasTaken()
        self.flush()
    }

    private func pieceWasTaken() {
        let responses = self.output.pieceWasTaken(givingBackTo: self.loop)
        if responses > 0 { self.wire.responsesHandedOver(responses) }
    }

    private func judgeOutput() {
        let unsent = self.output.unsentBytes
        guard unsent > 0 || self.output.isReadingPaused else { return }
        switch self.wire.judgeOutput(unsentBytes: unsent) {
        case .close: self.end(.silent(.slowPeer))
        case .pauseReading: self.output.isReadingPaused = true
        case .fine:
            guard self.output.isReadingPaused else { return }
            self.output.isReadingPaused = false
            self.resumeReading()
        }
    }

    /// Looks at what was read before the pause, then reads on.
    private func resumeReading() {
        self.readTime = self.loop.now()
        self.takeEvents()
        guard !self.output.isReadingPaused, self.isReadWanted else { return }
        self.isReadWanted = false
        self.context?.read()
    }
}
