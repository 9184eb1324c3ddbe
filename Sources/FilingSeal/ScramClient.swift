// SPDX-License-Identifier: Apache-2.0

/// The client's side of one login with SCRAM-SHA-256 (RFC 5802, RFC 7677).
///
/// Send `clientFirst`; give the answer to `clientFinal(for:)` and send what it returns; give the
/// last answer to `verify(serverFinal:)`, and trust the server only if that does not throw.
package struct ScramClient: Sendable, Unprinted {
    /// `n,,n=NAME,r=NONCE`.
    package let clientFirst: String
    /// What the server's salt made of the password, for `init(remembering:)`; nil before
    /// `clientFinal(for:)`.
    package private(set) var saltedPassword: SaltedPassword?

    private let password: PasswordText
    private let nonce: String
    private let iterationBounds: ClosedRange<Int>
    private var serverSignature: [UInt8]?

    /// Rounds that a client does for a server.
    ///
    /// Fewer than 100,000 would let a false server harvest proofs that are cheap to guess against;
    /// more than 2,000,000 (0.2 s) would let it burn the client's time. RFC 5802 section 9.
    package static let iterationBounds = 100_000...2_000_000
    /// Random bytes that each exchange takes: 24 symbols of base64.
    package static let nonceSizeBytes = 18

    private static let saltSizes = 8...64

    /// Begins a login.
    ///
    /// - Parameters:
    ///   - name: a phone or a user name.
    ///   - password: as typed; see `PasswordText`.
    ///   - nonce: 18 bytes of the system's randomness.
    ///   - remembering: an earlier login's `saltedPassword`, used if salt and rounds are the same.
    /// - Throws: `.nameUnusable`, `.passwordUnusable`, `.malformed` for a nonce of another size.
    package init(
        name: String, password: String, nonce: [UInt8], remembering: SaltedPassword? = nil
    ) throws(ScramFailure) {
        try self.init(
            name: name, password: password, nonceText: Base64.standard.string(nonce),
            remembering: remembering)
    }

    /// Begins a login with a nonce given as text and bounds of one's own, as test vectors do.
    package init(
        name: String, password: String, nonceText: String, remembering: SaltedPassword? = nil,
        iterationBounds: ClosedRange<Int> = Self.iterationBounds
    ) throws(ScramFailure) {
        guard ScramMessage.isNonce(nonceText[...], lengths: ScramMessage.nonceLengths) else {
            throw .malformed
        }
        self.password = try PasswordText(typed: password)
        self.nonce = nonceText
        self.iterationBounds = iterationBounds
        self.saltedPassword = remembering
        self.clientFirst = "\(Self.header)\(try Self.bare(name: name, nonce: nonceText))"
    }

    /// Proves the password to the server.
    ///
    /// Takes about 64 ms: never on an event loop.
    ///
    /// - Throws: `.malformed`, `.extensionUnsupported`, `.nonceMismatch`, `.saltInvalid`,
    ///   `.iterationsOutOfBounds`, `.keyDerivation`.
    package mutating func clientFinal(for serverFirst: String) throws(ScramFailure) -> String {
        let message = try ScramMessage(serverFirst[...], names: ["r", "s", "i"])
        // The server must have added something of its own.
        guard message[0].hasPrefix(self.nonce),
            ScramMessage.isNonce(
                message[0].dropFirst(self.nonce.count), lengths: ScramMessage.nonceLengths)
        else {
            throw .nonceMismatch
        }
        guard let salt = Base64.standard.decode(message[1].utf8),
            Self.saltSizes.contains(salt.count)
        else {
            throw .saltInvalid
        }
        let iterations = try self.iterations(message[2])
        let salted = try self.salted(salt: salt, iterations: iterations)
        let clientKey = salted.clientKey
        let unproven = "c=\(Base64.standard.string(Array(Self.header.utf8))),r=\(message[0])"
        let bare = self.clientFirst.dropFirst(Self.header.count)
        let authMessage = "\(bare),\(serverFirst),\(unproven)"
        let signature = ScramSignature.make(key: Digest(of: clientKey).bytes, over: authMessage)
        self.serverSignature = ScramSignature.make(key: salted.serverKey, over: authMessage)
        self.saltedPassword = salted
        let proof = zip(clientKey, signature).map { $0 ^ $1 }
        return "\(unproven),p=\(Base64.standard.string(proof))"
    }

    /// Checks that the server knows the password's record.
    ///
    /// - Throws: `.outOfOrder` before `clientFinal(for:)`, `.serverRefused` for `e=`, `.malformed`,
    ///   `.extensionUnsupported`, `.serverSignatureWrong`.
    package func verify(serverFinal: String) throws(ScramFailure) {
        guard let expected = self.serverSignature else { throw .outOfOrder }
        guard !serverFinal.hasPrefix("e=") else { throw .serverRefused }
        let message = try ScramMessage(serverFinal[...], names: ["v"])
        guard let signature = Base64.standard.decode(message[0].utf8) else { throw .malformed }
        guard ConstantTime.areEqual(signature, expected) else { throw .serverSignatureWrong }
    }

    /// No channel binding, no authorization identity.
    private static let header = "n,,"

    private static func bare(name: String, nonce: String) throws(ScramFailure) -> String {
        guard !name.isEmpty,
            !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else {
            throw .nameUnusable
        }
        var escaped = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case ",": escaped += "=2C"
            case "=": escaped += "=3D"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        let bare = "n=\(escaped),r=\(nonce)"
        guard bare.utf8.count + Self.header.utf8.count <= ScramMessage.sizeLimitBytes else {
            throw .nameUnusable
        }
        return bare
    }

    private func iterations(_ text: Substring) throws(ScramFailure) -> Int {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.utf8.first != 0x30 else {
            throw .malformed
        }
        // A count too large for Int is out of bounds as well.
        let count = Int(text) ?? .max
        guard self.iterationBounds.contains(count) else { throw .iterationsOutOfBounds(count) }
        return count
    }

    private func salted(salt: [UInt8], iterations: Int) throws(ScramFailure) -> SaltedPassword {
        if let known = self.saltedPassword, known.salt == salt, known.iterations == iterations {
            return known
        }
        return try SaltedPassword(self.password, salt: salt, iterations: iterations)
    }
}
