// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore
import NIOSSL
import NIOTLS

/// Waits for the end of the handshake and insists on this protocol; later it lets everything pass.
///
/// To the handlers behind it the channel is active only then.
final class ClientHandshakeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let tls: NIOSSLClientHandler
    /// Nil once it has been told.
    private var secured: EventLoopPromise<LineFacts>?

    init(tls: NIOSSLClientHandler, secured: EventLoopPromise<LineFacts>) {
        self.tls = tls
        self.secured = secured
    }

    func channelActive(context: ChannelHandlerContext) {
        // Passed on when the line is secure.
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .some(.handshakeCompleted(let agreed)) = event as? TLSUserEvent else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        guard agreed == ProtocolName.version1 else {
            self.fail(TLSFailure.otherProtocol)
            context.close(promise: nil)
            return
        }
        guard let version = self.tls.tlsVersion, let certificate = self.tls.peerCertificate else {
            self.fail(TLSFailure.untrusted("no certificate"))
            context.close(promise: nil)
            return
        }
        let secured = self.secured
        self.secured = nil
        context.fireChannelActive()
        secured?.succeed(
            LineFacts(
                version: version == .tlsv13 ? "TLS 1.3" : "TLS 1.2",
                certificate: CertificateTimes(certificate)))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard self.secured != nil else {
            context.fireErrorCaught(error)
            return
        }
        // A server that does not know TLS hangs up, or resets the connection.
        self.fail(TLSFailure(error) ?? .noTLS("\(error)"))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.fail(TLSFailure.noTLS("the connection ended"))
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.fail(ChannelError.eof) }

    private func fail(_ error: any Error) {
        let secured = self.secured
        self.secured = nil
        secured?.fail(error)
    }
}
