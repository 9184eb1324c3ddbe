// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Foundation
import Testing

/// People's programs and their line to the server.
@Suite(.timeLimit(.minutes(3))) struct TLSJourneyTests {
    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    /// A client that trusts the authority in a folder of certificates.
    private static func trust(_ certificates: TestCertificates) -> FilingClient.TLS {
        var tls = FilingClient.TLS()
        tls.authorityFile = certificates.path("authority.pem")
        return tls
    }

    private static func run(
        host: String = "127.0.0.1", names: String = "DNS:localhost,IP:127.0.0.1",
        days: Int = 2, _ body: (TestServer, TestCertificates) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            let certificates = try await TestCertificates(in: folder)
            try await certificates.issue("server", names: names, days: days)
            try await TestServer.run(host: host, tls: certificates.files("server")) { server in
                try await body(server, certificates)
            }
        }
    }

    @Test func `an applicant logs in, uploads and submits through TLS`() async throws {
        try await Self.run { server, certificates in
            let client = server.client(tls: Self.trust(certificates))
            try await server.register(
                client, phone: "13800138001", password: "Correct-Horse-7")
            try await server.login(client, name: "13800138001", password: "Correct-Horse-7")
            let number = try await client.openDraft()
            let scan = try Fixtures.material("id_front.jpg")
            _ = try await client.upload.send(scan, as: .idFront, for: number)
            let material = try #require(try await client.material.list(number).materials.first)
            #expect(
                try await client.material.download(number, materialID: material.materialID)
                    == scan)
            let line = try await client.line()
            #expect(line.tlsVersion == "TLS 1.3")
            let endsAtMs = try #require(line.certificateEndsAtMs)
            let hours = (Double(endsAtMs) / 1_000 - Date().timeIntervalSince1970) / 3_600
            #expect((47.0...48.0).contains(hours))
            await client.close()
        }
    }

    @Test func `a server of an unknown authority gets nothing`() async throws {
        try await Self.run { server, _ in
            let client = server.client(tls: FilingClient.TLS())
            let error = await #expect(throws: FilingError.self) {
                _ = try await client.health.check()
            }
            #expect(error?.reason == "SERVER_CERTIFICATE_UNTRUSTED")
            #expect(error?.isNotProcessed == true)
            #expect(error?.hint.isEmpty == false)
            await client.close()
        }
    }

    @Test func `a certificate that has ended is not trusted`() async throws {
        try await Self.run(days: -1) { server, certificates in
            let client = server.client(tls: Self.trust(certificates))
            #expect(
                await Self.reason { try await client.health.check() }
                    == "SERVER_CERTIFICATE_UNTRUSTED")
            await client.close()
        }
    }

    @Test(
        arguments: [
            ("DNS:localhost,IP:127.0.0.1", "", nil), ("DNS:localhost", "localhost", nil),
            ("DNS:localhost", "", "SERVER_NAME_WRONG"), ("IP:192.0.2.1", "", "SERVER_NAME_WRONG"),
            ("DNS:filing.example", "localhost", "SERVER_NAME_WRONG"),
            ("DNS:filing.example", "filing.example", nil),
        ] as [(String, String, String?)])
    func `the certificate has to be for the name or address that is wanted`(
        names: String, wanted: String, refusal: String?
    ) async throws {
        try await Self.run(names: names) { server, certificates in
            var tls = Self.trust(certificates)
            tls.serverName = wanted
            let client = server.client(tls: tls)
            if let refusal {
                #expect(await Self.reason { try await client.health.check() } == refusal)
            } else {
                let health = try await client.health.check()
                #expect(health == .serving)
            }
            await client.close()
        }
    }

    @Test func `the plain port and unusable files are told apart from a bad server`()
        async throws
    {
        try await Self.run { server, certificates in
            var settings = FilingClient.Settings()
            settings.tls = Self.trust(certificates)
            let plain = FilingClient(host: "127.0.0.1", port: server.port, settings: settings)
            #expect(await Self.reason { try await plain.health.check() } == "TLS_NOT_SPOKEN")
            await plain.close()
            var tls = Self.trust(certificates)
            tls.authorityFile = certificates.path("nowhere.pem")
            let client = server.client(tls: tls)
            let error = await #expect(throws: FilingError.self) {
                _ = try await client.health.check()
            }
            #expect(error?.reason == "FILE_TLS_UNUSABLE")
            #expect(error?.details["tls"]?.contains("nowhere.pem cannot be opened") == true)
            await client.close()
        }
    }

    @Test(
        .enabled(
            if: OwnAddress.offLoopback != nil, "this machine has no address besides loopback"))
    func `off loopback secrets are taken through TLS and refused on the plain port`()
        async throws
    {
        let host = try #require(OwnAddress.offLoopback)
        try await Self.run(host: host, names: "IP:\(host)") { server, certificates in
            let token = try await server.applicant().token
            let plain = FilingClient(host: host, port: server.port)
            #expect(try await plain.health.check() == .serving)
            #expect(
                await Self.reason { try await plain.profile.get(options: .init(token: token)) }
                    == "PLAINTEXT_FORBIDDEN")
            #expect(
                await Self.reason { try await plain.auth.resume(token: token) }
                    == "PLAINTEXT_FORBIDDEN")
            let phone = "13800138002"
            #expect(
                await Self.reason {
                    try await server.register(plain, phone: phone, password: "Correct-Horse-7")
                } == "PLAINTEXT_FORBIDDEN")
            let secure = server.client(tls: Self.trust(certificates), host: host)
            _ = try await secure.auth.resume(token: token)
            try await server.register(secure, phone: "13800138003", password: "Correct-Horse-7")
            for client in [plain, secure] { await client.close() }
        }
    }
}
