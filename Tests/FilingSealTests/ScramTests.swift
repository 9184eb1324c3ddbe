// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FilingSeal

@Suite struct ScramTests {
    private static let clientNonce = "rOprNGfwEbeRWgbNEkqO"
    private static let serverNonce = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
    private static let clientFirst = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO"
    private static let salt = "W22ZaJ0SNY7soEsUEjb6gQ=="
    private static let serverFirst = "r=\(clientNonce)\(serverNonce),s=\(salt),i=4096"
    private static let clientFinal =
        "c=biws,r=\(clientNonce)\(serverNonce),p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
    private static let serverFinal = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="

    private static func client(
        name: String = "user", password: String = "pencil"
    ) throws -> ScramClient {
        try ScramClient(
            name: name, password: password, nonceText: self.clientNonce,
            iterationBounds: 1...10_000)
    }

    private static func credential(_ password: String = "pencil") throws -> ScramCredential {
        try ScramCredential(
            try PasswordText(typed: password),
            salt: try #require(Base64.standard.decode(self.salt.utf8)), iterations: 4_096)
    }

    private static func exchange(
        first: String = clientFirst, _ credential: ScramCredential
    ) throws -> ScramServerExchange {
        ScramServerExchange(
            try ScramClientFirst(first), credential: credential, nonceText: self.serverNonce)
    }

    /// RFC 7914 section 11 has no low counts; these are the well-known ones, also from hashlib.
    @Test(arguments: [
        (1, "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b"),
        (2, "ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43"),
        (4_096, "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a"),
    ])
    func `PBKDF2 gives the published vectors`(iterations: Int, hex: String) throws {
        let salted = try SaltedPassword(
            try PasswordText(typed: "password"), salt: Array("salt".utf8), iterations: iterations)
        #expect(salted.bytes == SealFixture.bytes(hex: hex))
    }

    @Test func `a credential at 600,000 rounds is what another program computes`() throws {
        let credential = try ScramCredential(
            try PasswordText(typed: "Str0ng-Пароль1"), salt: Array(0..<16))
        #expect(credential.iterations == 600_000)
        #expect(
            credential.storedKey
                == SealFixture.bytes(
                    hex: "25743677701340a03b85d43e755feae476ef8bc37158cc4c4c664bb5aa80b24e"))
        #expect(
            credential.serverKey
                == SealFixture.bytes(
                    hex: "ff51d94540abe2d34879dcc2aa531c1d2341b9d52e33c582fa921ba7c0924ea6"))
        #expect(ScramCredential(bytes: credential.bytes)?.bytes == credential.bytes)
        #expect(ScramCredential(bytes: credential.bytes + [0]) == nil)
    }

    @Test func `client and server speak the exchange of RFC 7677 section 3`() throws {
        var client = try Self.client()
        #expect(client.clientFirst == Self.clientFirst)
        let exchange = try Self.exchange(try Self.credential())
        #expect(exchange.serverFirst == Self.serverFirst)
        #expect(try client.clientFinal(for: exchange.serverFirst) == Self.clientFinal)
        #expect(try exchange.finish(Self.clientFinal) == Self.serverFinal)
        try client.verify(serverFinal: Self.serverFinal)
    }

    @Test func `a login with the figures of every day works and can be remembered`() throws {
        let credential = try ScramCredential(
            try PasswordText(typed: "社工 Ⅸ 2026"), salt: Array(1...16), iterations: 100_000)
        var remembered: SaltedPassword?
        for round in UInt8(0)..<2 {
            // The second time the remembered password is used, as the wrong text shows.
            var client = try ScramClient(
                name: "a=b,c", password: round == 0 ? "社工 IX 2026" : "unused",
                nonce: Array(repeating: round, count: 18), remembering: remembered)
            let first = try ScramClientFirst(client.clientFirst)
            #expect(first.name == "a=b,c")
            let exchange = ScramServerExchange(
                first, credential: credential, nonce: Array(repeating: 7, count: 18))
            let final = try client.clientFinal(for: exchange.serverFirst)
            try client.verify(serverFinal: try exchange.finish(final))
            remembered = client.saltedPassword
        }
    }

    @Test func `a wrong password and an unknown name end alike`() throws {
        let keys = try SealFixture.keys()
        var client = try Self.client(password: "pencils")
        let wrong = try Self.exchange(try Self.credential())
        let wrongFinal = try client.clientFinal(for: wrong.serverFirst)
        #expect(throws: ScramFailure.proofWrong) { try wrong.finish(wrongFinal) }

        var stranger = try ScramClient(
            name: "user", password: "pencil", nonceText: Self.clientNonce)
        let decoy = try Self.exchange(ScramCredential.decoy(for: "user", keys: keys))
        let decoyFinal = try stranger.clientFinal(for: decoy.serverFirst)
        #expect(throws: ScramFailure.proofWrong) { try decoy.finish(decoyFinal) }
        #expect(decoyFinal.utf8.count == wrongFinal.utf8.count)
    }

    @Test func `a decoy looks like a record and stays the same`() throws {
        let keys = try SealFixture.keys()
        let decoy = ScramCredential.decoy(for: "13800138000", keys: keys)
        #expect(decoy.salt == SealFixture.bytes(hex: "f6c1ec9f988c8e77968622e2043f0dde"))
        #expect(decoy.iterations == ScramCredential.presentIterations)
        #expect(decoy.bytes == ScramCredential.decoy(for: "13800138000", keys: keys).bytes)
        #expect(decoy.bytes != ScramCredential.decoy(for: "13800138001", keys: keys).bytes)
        let real = try ScramCredential(
            try PasswordText(typed: "x"), salt: Array(0..<16), iterations: 600_000)
        let lengths = try [decoy, real].map { try Self.exchange($0).serverFirst.utf8.count }
        #expect(lengths[0] == lengths[1])
    }

    @Test(arguments: [
        ("n,,n=user,r=short", ScramFailure.malformed),
        ("n,,n=user,r=rOprNGfwEbeR WgbNEkqO", .malformed),
        ("n,,n=user,r=rOprNGfwEbeRWgbNEkqÖ", .malformed),
        ("n,,r=rOprNGfwEbeRWgbNEkqO,n=user", .malformed),
        ("n,,n=,r=rOprNGfwEbeRWgbNEkqO", .malformed),
        ("n,,n=user", .malformed),
        ("n,,n=us=er,r=rOprNGfwEbeRWgbNEkqO", .malformed),
        ("n,,n=us=2cer,r=rOprNGfwEbeRWgbNEkqO", .malformed),
        ("n,,n=us\u{0}er,r=rOprNGfwEbeRWgbNEkqO", .malformed),
        ("", .malformed), (",,", .malformed), ("n", .malformed), ("n,", .malformed),
        ("x,,n=user,r=rOprNGfwEbeRWgbNEkqO", .malformed),
        ("p=tls-exporter,,n=user,r=rOprNGfwEbeRWgbNEkqO", .channelBindingUnsupported),
        ("n,a=root,n=user,r=rOprNGfwEbeRWgbNEkqO", .authorizationIdentityUnsupported),
        ("n,,m=x,n=user,r=rOprNGfwEbeRWgbNEkqO", .extensionUnsupported),
        ("n,,n=user,r=rOprNGfwEbeRWgbNEkqO,z=1", .extensionUnsupported),
        ("n,,n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO", .extensionUnsupported),
        ("n,,n=\(String(repeating: "u", count: 500)),r=rOprNGfwEbeRWgbNEkqO", .malformed),
    ])
    func `a first message of another form is refused`(text: String, failure: ScramFailure) {
        #expect(throws: failure) { try ScramClientFirst(text) }
    }

    @Test func `a client that could bind to a channel is heard and held to its word`() throws {
        let exchange = try Self.exchange(
            first: "y,,n=user,r=rOprNGfwEbeRWgbNEkqO", try Self.credential())
        // c=biws claims `n,,`: somebody changed the first message on the way.
        #expect(throws: ScramFailure.malformed) { try exchange.finish(Self.clientFinal) }
        #expect(throws: ScramFailure.proofWrong) {
            try exchange.finish(Self.clientFinal.replacing("c=biws", with: "c=eSws"))
        }
    }

    @Test(arguments: [
        ("", ScramFailure.malformed),
        ("c=biws,r=rOprNGfwEbeRWgbNEkqO,p=AAAA", .malformed),
        (clientFinal.replacing("VQ=", with: "VR="), .malformed),
        (clientFinal.replacing("r=rOpr", with: "r=rOpx"), .nonceMismatch),
        (clientFinal.replacing("p=dHzb", with: "p=dHzc"), .proofWrong),
        ("m=x," + clientFinal, .extensionUnsupported),
        (clientFinal + ",p=AAAA", .extensionUnsupported),
        (clientFinal.replacing("c=biws,", with: "c=biws,c=biws,"), .malformed),
        (clientFinal.replacing("c=biws", with: "c=bixz"), .malformed),
        (clientFinal + String(repeating: "A", count: 512), .malformed),
    ])
    func `a final message of another form is refused`(text: String, failure: ScramFailure) throws {
        let exchange = try Self.exchange(try Self.credential())
        #expect(throws: failure) { try exchange.finish(text) }
    }

    @Test(arguments: [
        ("", ScramFailure.malformed),
        ("r=\(clientNonce),s=\(salt),i=4096", .nonceMismatch),
        ("r=x\(clientNonce)\(serverNonce),s=\(salt),i=4096", .nonceMismatch),
        ("r=\(clientNonce)short,s=\(salt),i=4096", .nonceMismatch),
        ("m=x,\(serverFirst)", .extensionUnsupported),
        ("\(serverFirst),z=1", .extensionUnsupported),
        ("r=\(clientNonce)\(serverNonce),s=????,i=4096", .saltInvalid),
        ("r=\(clientNonce)\(serverNonce),s=AAAA,i=4096", .saltInvalid),
        ("r=\(clientNonce)\(serverNonce),s=\(salt),i=04096", .malformed),
        ("r=\(clientNonce)\(serverNonce),s=\(salt),i=-1", .malformed),
        ("r=\(clientNonce)\(serverNonce),s=\(salt),i=0", .malformed),
        ("r=\(clientNonce)\(serverNonce),s=\(salt),i=10001", .iterationsOutOfBounds(10_001)),
        (
            "r=\(clientNonce)\(serverNonce),s=\(salt),i=99999999999999999999",
            .iterationsOutOfBounds(.max)
        ),
    ])
    func `the client refuses a server's first message of another form`(
        text: String, failure: ScramFailure
    ) throws {
        var client = try Self.client()
        #expect(throws: failure) { try client.clientFinal(for: text) }
    }

    @Test(arguments: [4_096, 99_999, 2_000_001])
    func `the client does not do too few or too many rounds`(count: Int) throws {
        var client = try ScramClient(
            name: "user", password: "pencil", nonceText: Self.clientNonce)
        let text = Self.serverFirst.replacing("i=4096", with: "i=\(count)")
        #expect(throws: ScramFailure.iterationsOutOfBounds(count)) {
            try client.clientFinal(for: text)
        }
    }

    @Test func `the client trusts only a server that knows the record`() throws {
        var client = try Self.client()
        #expect(throws: ScramFailure.outOfOrder) {
            try client.verify(serverFinal: Self.serverFinal)
        }
        _ = try client.clientFinal(for: Self.serverFirst)
        #expect(throws: ScramFailure.serverSignatureWrong) {
            try client.verify(serverFinal: Self.serverFinal.replacing("v=6", with: "v=7"))
        }
        #expect(throws: ScramFailure.serverRefused) {
            try client.verify(serverFinal: "e=other-error")
        }
        #expect(throws: ScramFailure.malformed) { try client.verify(serverFinal: "v=") }
        #expect(throws: ScramFailure.extensionUnsupported) {
            try client.verify(serverFinal: Self.serverFinal + ",x=1")
        }
    }

    @Test func `the client refuses names and nonces that it cannot send`() {
        for name in ["", "a\u{0}b", String(repeating: "=", count: 170)] {
            #expect(throws: ScramFailure.nameUnusable) { try Self.client(name: name) }
        }
        #expect(throws: ScramFailure.malformed) {
            try ScramClient(name: "user", password: "pencil", nonce: [1, 2, 3])
        }
        #expect(throws: ScramFailure.passwordUnusable) { try Self.client(password: "") }
    }
}
