// SPDX-License-Identifier: Apache-2.0

import NIOSSL

/// Why a client has no secure line to its server; the texts are the TLS library's, for logs.
package enum TLSFailure: Error, Sendable, Hashable {
    /// A file of this machine cannot be used; a sentence.
    case files(String)
    /// No authority that we trust vouches for the server's certificate, or not at this time.
    case untrusted(String)
    /// The certificate is for another name or address.
    case wrongName
    /// The server refuses the certificate that we show.
    case refused(String)
    /// The other end does not speak TLS, or not a version that we take.
    case noTLS(String)
    /// The other end speaks TLS but did not agree to this protocol.
    case otherProtocol

    /// What an error of the TLS library means; nil if it is none of the handshake's.
    init?(_ error: any Error) {
        switch error {
        case let extra as NIOSSLExtraError where extra == .failedToValidateHostname:
            self = .wrongName
        case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
            self = .untrusted("\(error)")
        case NIOSSLError.handshakeFailed, is BoringSSLError:
            let text = TLSErrorText(error).description
            if text.contains("CERTIFICATE_VERIFY_FAILED") {
                self = .untrusted(text)
            } else if Self.refusals.contains(where: { text.contains($0) }) {
                self = .refused(text)
            } else {
                self = .noTLS(text)
            }
        default: return nil
        }
    }

    /// Alerts by which a server says no to a client's certificate (RFC 8446 section 6.2).
    private static let refusals = [
        "ALERT_UNKNOWN_CA", "ALERT_BAD_CERTIFICATE", "ALERT_UNSUPPORTED_CERTIFICATE",
        "ALERT_CERTIFICATE", "CERTIFICATE_REQUIRED", "ALERT_ACCESS_DENIED", "ALERT_DECRYPT_ERROR",
    ]
}
