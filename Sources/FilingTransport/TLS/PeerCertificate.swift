// SPDX-License-Identifier: Apache-2.0

import NIOSSL

/// The certificate that a client has shown: the authority vouches for it, and the client has its key.
package struct PeerCertificate: Sendable, Hashable {
    /// The certificate itself, DER.
    package let der: [UInt8]
    /// Its public key: SubjectPublicKeyInfo, DER (RFC 5280 section 4.1).
    package let publicKeyInfo: [UInt8]
    /// It was made for use until then, milliseconds since 1970-01-01T00:00:00Z.
    package let notAfterMs: Int64

    /// The facts as given.
    package init(der: [UInt8], publicKeyInfo: [UInt8], notAfterMs: Int64) {
        self.der = der
        self.publicKeyInfo = publicKeyInfo
        self.notAfterMs = notAfterMs
    }

    /// The facts of a certificate.
    ///
    /// - Throws: what the TLS library says if it cannot write its parts.
    init(_ certificate: NIOSSLCertificate) throws {
        self.init(
            der: try certificate.toDERBytes(),
            publicKeyInfo: try certificate.extractPublicKey().toSPKIBytes(),
            notAfterMs: CertificateTimes(certificate).notAfterMs)
    }
}

/// From when until when a certificate is for use, milliseconds since 1970-01-01T00:00:00Z.
package struct CertificateTimes: Sendable, Hashable {
    package let notBeforeMs: Int64
    package let notAfterMs: Int64

    init(_ certificate: NIOSSLCertificate) {
        self.notBeforeMs = Self.ms(certificate.notValidBefore)
        self.notAfterMs = Self.ms(certificate.notValidAfter)
    }

    /// A certificate may name any year.
    private static func ms(_ seconds: Int) -> Int64 {
        let (ms, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000)
        return overflow ? (seconds < 0 ? .min : .max) : ms
    }
}
