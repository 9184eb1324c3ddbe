// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore
import NIOSSL

extension TLSConfiguration {
    /// What both sides insist on.
    ///
    /// Source: wire.md, "Rules".
    mutating func applyHouseRules() {
        self.minimumTLSVersion = .tlsv12
        // TLS 1.2 with forward secrecy and authenticated encryption only; 1.3 has nothing else.
        self.cipherSuites = "ECDH+AESGCM:ECDH+CHACHA20"
        self.applicationProtocols = [ProtocolName.version1]
        self.renegotiationSupport = .none
        // How long a peer may take to say goodbye in return.
        self.shutdownTimeout = .seconds(1)
        // The library's own list without Ed25519, which centres' programs have, and without SHA-1.
        self.verifySignatureAlgorithms = [
            .ed25519, .ecdsaSecp256R1Sha256, .ecdsaSecp384R1Sha384, .rsaPssRsaeSha256,
            .rsaPssRsaeSha384, .rsaPssRsaeSha512, .rsaPkcs1Sha256, .rsaPkcs1Sha384,
            .rsaPkcs1Sha512,
        ]
    }
}
