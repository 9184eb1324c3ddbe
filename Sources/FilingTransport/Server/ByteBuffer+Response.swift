// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingWire
import NIOCore

extension RpcV1.Status {
    /// A status the transport makes itself.
    init(_ reason: WireReason) {
        self.init(
            code: reason.code.rawValue, reason: reason.rawValue, message: reason.message,
            notProcessed: reason.isNotProcessed)
    }
}

extension ByteBuffer {
    /// Appends the RESPONSE of a call, packing the message in place.
    ///
    /// A reply that is larger than a frame becomes REPLY_TOO_LARGE, one that cannot be packed
    /// REPLY_INVALID.
    mutating func writeResponse(_ call: UInt32, _ reply: CallReply, ceilings: ResponseCeilings) {
        if let status = reply.status {
            self.writeResponse(call, status, ceilings: ceilings)
            return
        }
        let start = self.startFrame()
        let headEnd = self.writerIndex
        do {
            switch reply.body {
            case .empty: break
            case .message(let message): try message.encode(into: &self)
            case .encoded(let bytes): self.writeBytes(bytes)
            }
        } catch {
            self.moveWriterIndex(to: start)
            self.writeResponse(call, RpcV1.Status(.replyInvalid), ceilings: ceilings)
            return
        }
        guard self.writerIndex - headEnd <= ceilings.bodyBytes else {
            self.moveWriterIndex(to: start)
            self.writeResponse(call, RpcV1.Status(.replyTooLarge), ceilings: ceilings)
            return
        }
        self.finishFrame(at: start, kind: .response, call: call, headEnd: headEnd)
    }

    /// Appends a RESPONSE that is not OK.
    mutating func writeResponse(_ call: UInt32, _ status: RpcV1.Status, ceilings: ResponseCeilings)
    {
        let start = self.startFrame()
        self.writeStatus(status, ceilings: ceilings)
        self.finishFrame(at: start, kind: .response, call: call, headEnd: self.writerIndex)
    }

    /// A status too large for a head keeps only what programs switch on.
    private mutating func writeStatus(_ status: RpcV1.Status, ceilings: ResponseCeilings) {
        let start = self.writerIndex
        do {
            try status.encode(into: &self)
            if self.writerIndex - start <= ceilings.headBytes { return }
            self.moveWriterIndex(to: start)
            try RpcV1.Status(
                code: status.code, reason: status.reason, retryAfterMs: status.retryAfterMs,
                notProcessed: status.notProcessed
            ).encode(into: &self)
            if self.writerIndex - start <= ceilings.headBytes { return }
        } catch {
            // Falls through: a text in the status holds a NUL.
        }
        self.moveWriterIndex(to: start)
        // `code = 13`, INTERNAL, by hand: this must not fail again.
        self.writeBytes([0x08, UInt8(truncatingIfNeeded: StatusCode.internal.rawValue)])
    }

    /// Appends a GOAWAY.
    mutating func writeGoAway(_ reason: WireReason, lastCall: UInt32, graceMs: UInt32) {
        let start = self.startFrame()
        do {
            try RpcV1.GoAway(
                lastCall: lastCall, status: RpcV1.Status(reason), graceMs: graceMs
            ).encode(into: &self)
        } catch {
            preconditionFailure("our own constant texts hold no NUL: \(error)")
        }
        self.finishFrame(at: start, kind: .goAway, call: 0, headEnd: self.writerIndex)
    }

    /// Appends our preface and HELLO.
    ///
    /// - Throws: if the server's name or a feature cannot be sent.
    mutating func writeWelcome(_ configuration: ServerConfiguration) throws(EncodingFailure) {
        let limits = configuration.limits
        Preface.version1.write(to: &self)
        let start = self.startFrame()
        try RpcV1.Hello(
            maxFrame: UInt32(clamping: ResponseCeilings(limits).bodyBytes),
            maxHead: UInt32(clamping: limits.headBytes),
            maxCalls: UInt32(clamping: limits.afterLogin.calls),
            maxTimeoutMs: limits.maxTimeoutMs,
            server: configuration.serverName,
            features: configuration.features
        ).encode(into: &self)
        self.finishFrame(at: start, kind: .hello, call: 0, headEnd: self.writerIndex)
    }
}
