// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The server's side of one login, between its two messages.
///
/// The same work is done for a decoy as for a real record, and the same failure follows.
package struct ScramServerExchange: Sendable, Unprinted {
    /// The answer to the client's first message: `r=...,s=...,i=...`.
    package let serverFirst: String

    private let first: ScramClientFirst
    private let credential: ScramCredential
    /// The nonce of both sides: names the exchange between its two messages.
    package let nonce: String

    /// Random bytes that each exchange takes: 24 symbols of base64.
    package static let nonceSizeBytes = 18

    /// Begins with the record of the name, or with its decoy.
    ///
    /// - Parameter nonce: 18 bytes of the system's randomness.
    package init(_ first: ScramClientFirst, credential: ScramCredential, nonce: [UInt8]) {
        self.init(first, credential: credential, nonceText: Base64.standard.string(nonce))
    }

    /// Begins with a nonce given as text, as test vectors do.
    package init(_ first: ScramClientFirst, credential: ScramCredential, nonceText: String) {
        self.first = first
        self.credential = credential
        self.nonce = first.nonce + nonceText
        self.serverFirst =
            "r=\(self.nonce),s=\(Base64.standard.string(credential.salt))"
            + ",i=\(credential.iterations)"
    }

    /// The nonce in a client's last message, by which its exchange is found.
    ///
    /// - Throws: `.malformed`, `.extensionUnsupported`.
    package static func nonce(of clientFinal: String) throws(ScramFailure) -> String {
        String(try ScramMessage(clientFinal[...], names: ["c", "r", "p"])[1])
    }

    /// Checks the client's proof.
    ///
    /// - Returns: the server's last message, `v=...`, by which the client knows the server.
    /// - Throws: `.malformed`, `.nonceMismatch`, `.extensionUnsupported`, `.proofWrong`: all of them
    ///   LOGIN_FAILED to the peer.
    package func finish(_ clientFinal: String) throws(ScramFailure) -> String {
        let message = try ScramMessage(clientFinal[...], names: ["c", "r", "p"])
        guard message[0] == Base64.standard.string(Array(self.first.header.utf8)),
            let proof = Base64.standard.decode(message[2].utf8), proof.count == Digest.sizeBytes
        else {
            throw .malformed
        }
        guard ConstantTime.areEqual(Array(message[1].utf8), Array(self.nonce.utf8)) else {
            throw .nonceMismatch
        }
        let unproven = "c=\(message[0]),r=\(message[1])"
        let authMessage = "\(self.first.bare),\(self.serverFirst),\(unproven)"
        let signature = ScramSignature.make(key: self.credential.storedKey, over: authMessage)
        let clientKey = zip(proof, signature).map { $0 ^ $1 }
        let serverSignature = ScramSignature.make(
            key: self.credential.serverKey, over: authMessage)
        guard ConstantTime.areEqual(Digest(of: clientKey).bytes, self.credential.storedKey) else {
            throw .proofWrong
        }
        return "v=\(Base64.standard.string(serverSignature))"
    }
}
