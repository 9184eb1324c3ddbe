// SPDX-License-Identifier: Apache-2.0

import FilingWire
import Logging
import NIOCore
import NIOSSL
import NIOTLS

/// What a connection of the TLS port has beside its bytes.
struct SecureLine {
    /// How far the handshake has come.
    enum Handshake {
        case underWay
        case done
        case failed
    }

    /// Decrypts and encrypts.
    let handler: NIOSSLServerHandler
    /// Its place in the pipeline: a close from here does not wait for the peer's goodbye.
    let context: ChannelHandlerContext
    var handshake = Handshake.underWay
}

extension ServerConnectionHandler {
    /// An event of the TLS port; false if it is none.
    func takeLineEvent(_ event: Any) -> Bool {
        switch event {
        case let noTLS as TLSOnlyHandler.NoTLS:
            self.refuseLine(ServerLoop.hint(for: noTLS.guess))
        case TLSUserEvent.handshakeCompleted(let agreed): self.handshakeCompleted(agreed)
        default: return false
        }
        return true
    }

    /// Before the handshake is done: why it failed, for the operators of both ends.
    func lineFailed(_ error: any Error) {
        // Whoever goes away in the middle, as a probe of the port does, is no failure of TLS.
        guard (error as? NIOSSLError) != .handshakeFailed(.sslError([.eofDuringHandshake])),
            !(error is IOError)
        else { return }
        self.refuseLine("a TLS handshake failed", why: TLSErrorText(error).description)
    }

    /// The handshake is over; without the agreement on this protocol nothing is served.
    private func handshakeCompleted(_ agreed: String?) {
        guard agreed == ProtocolName.version1 else {
            self.refuseLine(
                "a TLS client did not ask for the protocol \(ProtocolName.version1) (ALPN)")
            return
        }
        do {
            self.info.peerCertificate = try self.secureLine?.handler.peerCertificate.map {
                try PeerCertificate($0)
            }
        } catch {
            self.refuseLine("a client's certificate cannot be read")
            return
        }
        self.secureLine?.handshake = .done
        self.loop.counters.handshakes.bump()
    }

    private func refuseLine(_ hint: Logger.Message, why: String? = nil) {
        guard case .none = self.ending, let line = self.secureLine,
            case .underWay = line.handshake
        else { return }
        self.secureLine?.handshake = .failed
        self.loop.logHandshake(hint, from: self.info.peerAddress, why: why)
        self.abort()
    }
}
