// SPDX-License-Identifier: Apache-2.0

import FilingTestKit
import FilingTransport
import Foundation
import Testing

/// What the openssl command finds at the TLS port, as testssl would look at it.
@Suite(.timeLimit(.minutes(1))) struct TLSHandshakeTests {
    private static let ours = ["-alpn", "filing-rpc/1"]
    /// OpenSSL itself offers the old versions only at this level.
    private static let anything = ["-cipher", "ALL:@SECLEVEL=0"]

    /// `New, TLSv1.2, Cipher is …`; without a handshake it says `New, (NONE)`.
    private static func agreed(_ outcome: Tool.Outcome) -> Bool {
        outcome.text.contains("\nNew, TLSv") && !outcome.text.contains("Cipher is (NONE)")
    }

    @Test(arguments: [
        ("-tls1", false), ("-tls1_1", false), ("-tls1_2", true), ("-tls1_3", true),
    ]) func `TLS 1_2 and 1_3 are spoken, older versions are not`(version: String, isTaken: Bool)
        async throws
    {
        try await TLSFixture.run { fixture in
            let outcome = try await fixture.openssl([version] + Self.anything + Self.ours)
            #expect(Self.agreed(outcome) == isTaken, "\(outcome.text)")
            #expect((outcome.status == 0) == isTaken)
            if !isTaken { #expect(outcome.text.contains("alert protocol version")) }
        }
    }

    /// The check above could not fail if this openssl were unable to speak old versions at all.
    @Test func `the same openssl speaks the old versions with a server that takes them`()
        async throws
    {
        try await TLSFixture.run { fixture in
            let server = Process()
            server.executableURL = URL(fileURLWithPath: TestCertificates.openssl)
            server.arguments =
                [
                    "s_server", "-accept", "127.0.0.1:0", "-www", "-naccept", "2", "-cert",
                    fixture.certificates.path("server.pem"), "-key",
                    fixture.certificates.path("server.key"),
                ] + Self.anything
            let said = Pipe()
            server.standardOutput = said
            server.standardError = FileHandle.nullDevice
            try server.run()
            var text = ""
            while !text.contains("ACCEPT 127.0.0.1:") || !text.hasSuffix("\n") {
                let more = said.fileHandleForReading.availableData
                try #require(!more.isEmpty)
                text += String(decoding: more, as: UTF8.self)
            }
            let after = text.components(separatedBy: "ACCEPT 127.0.0.1:")[1]
            let port = String(after.prefix { $0.isNumber })
            for version in ["-tls1", "-tls1_1"] {
                let outcome = try await Tool.run(
                    TestCertificates.openssl,
                    ["s_client", version, "-connect", "127.0.0.1:\(port)"] + Self.anything)
                #expect(Self.agreed(outcome), "\(version): \(outcome.text)")
            }
            server.terminate()
            server.waitUntilExit()
        }
    }

    /// After the preface a frame that breaks a rule, so that the server ends what it began.
    private static let question = RawPeer.preface + RawPeer.frame(kind: 77, call: 0)

    @Test(arguments: [
        (["-alpn", "filing-rpc/1"], true), ([], false), (["-alpn", "h2"], false),
        (["-alpn", "filing-rpc/2"], false),
    ]) func `only who asks for this protocol is served`(asked: [String], isServed: Bool)
        async throws
    {
        try await TLSFixture.run { fixture in
            let outcome = try await fixture.openssl(["-quiet"] + asked, input: Self.question)
            #expect((outcome.bytes.range(of: Data(RawPeer.preface)) != nil) == isServed)
            guard !isServed else { return }
            try await fixture.expectLog("did not ask for the protocol filing-rpc/1")
            #expect(fixture.toy.server.counters.handshakesFailed == 1)
            #expect(fixture.toy.server.counters.handshakes == 0)
        }
    }

    @Test func `nothing is compressed, and keys are always fresh`() async throws {
        try await TLSFixture.run { fixture in
            for version in ["-tls1_2", "-tls1_3"] {
                let outcome = try await fixture.openssl([version] + Self.ours)
                #expect(outcome.text.contains("Compression: NONE"))
                #expect(outcome.text.contains("Server Temp Key: "))
            }
            // Without forward secrecy, or without authenticated encryption.
            for cipher in ["kRSA", "ECDHE+SHA1:ECDHE+SHA256:ECDHE+SHA384", "NULL:@SECLEVEL=0"] {
                let outcome = try await fixture.openssl(
                    ["-tls1_2", "-cipher", cipher] + Self.ours)
                #expect(!Self.agreed(outcome), "\(cipher)")
            }
        }
    }

    @Test func `a client cannot renegotiate`() async throws {
        try await TLSFixture.run { fixture in
            let outcome = try await fixture.openssl(
                ["-tls1_2"] + Self.ours, input: Array("R\n".utf8))
            let parts = outcome.text.components(separatedBy: "RENEGOTIATING")
            try #require(parts.count == 2)
            // Whoever went along with it would be met with an orderly end.
            #expect(parts[1].contains(":SSL routines:"), "\(parts[1])")
            #expect(outcome.status != 0)
        }
    }

    @Test(arguments: [
        ("right", true), ("foreign", false), ("ended", false), ("selfmade", false),
    ]) func `a client certificate has to be of the authority and in time`(
        shown: String, isTaken: Bool
    ) async throws {
        try await TLSFixture.run(asks: true) { fixture in
            let certificates = fixture.certificates
            try await certificates.authority("selfmade")
            try await certificates.issue("right", key: .ed25519)
            try await certificates.issue("foreign", key: .ed25519, by: "selfmade")
            try await certificates.issue("ended", days: -1, key: .ed25519)
            // In TLS 1.2 the verdict is part of the handshake, so openssl sees it in any case.
            let outcome = try await fixture.openssl(
                [
                    "-quiet", "-tls1_2", "-cert", certificates.path("\(shown).pem"), "-key",
                    certificates.path("\(shown).key"),
                ] + Self.ours, input: Self.question)
            #expect(
                (outcome.bytes.range(of: Data(RawPeer.preface)) != nil) == isTaken,
                "\(outcome.text)")
            guard !isTaken else { return }
            try await fixture.expectLog("a TLS handshake failed")
            try await fixture.expectLog("CERTIFICATE_VERIFY_FAILED")
        }
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"])
    func `a client without a certificate is served where one is asked for`(version: String)
        async throws
    {
        try await TLSFixture.run(asks: true) { fixture in
            let outcome = try await fixture.openssl(
                ["-quiet", version] + Self.ours, input: Self.question)
            #expect(outcome.bytes.range(of: Data(RawPeer.preface)) != nil)
        }
    }

    /// OpenSSL keeps the ticket of the first connection in a file and comes back with it.
    @Test(arguments: ["-tls1_2", "-tls1_3"], [nil, "right"])
    func `a client that comes back with a ticket is served like a new one`(
        version: String, shown: String?
    ) async throws {
        try await TLSFixture.run(asks: true) { fixture in
            let certificates = fixture.certificates
            try await certificates.issue("right", key: .ed25519)
            let ticket = certificates.path("ticket")
            let certificate =
                shown.map {
                    [
                        "-cert", certificates.path("\($0).pem"), "-key",
                        certificates.path("\($0).key"),
                    ]
                } ?? []
            for file in ["-sess_out", "-sess_in"] {
                let outcome = try await fixture.openssl(
                    ["-quiet", version, file, ticket] + certificate + Self.ours,
                    input: Self.question)
                #expect(
                    outcome.bytes.range(of: Data(RawPeer.preface)) != nil,
                    "\(file): \(outcome.text)")
            }
        }
    }
}
