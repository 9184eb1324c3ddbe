// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingServer
import FilingTestKit
import Foundation
import Testing

/// Centres' programs and the certificates they show.
@Suite(.timeLimit(.minutes(3))) struct CentreCertificateTests {
    /// A server that asks for certificates, and the files around it.
    private struct Stage {
        let server: TestServer
        let certificates: TestCertificates

        /// A client of the TLS port.
        func client(showing name: String? = nil) -> FilingClient {
            var tls = FilingClient.TLS()
            tls.authorityFile = self.certificates.path("authority.pem")
            if let name {
                tls.certificateFile = self.certificates.path("\(name).pem")
                tls.keyFile = self.certificates.path("\(name).key")
            }
            return self.server.client(tls: tls)
        }

        /// Has a key enrolled by two supervisors of a region; its id.
        func enrol(_ publicKey: [UInt8], region: String = "11") async throws -> String {
            var clients: [FilingClient] = []
            for number in 1...2 {
                let person = try await self.server.staff(
                    "supervisor\(region)-\(number)", .supervisor, region: region)
                clients.append(self.server.client(token: person.token))
            }
            let proposed = try await clients[0].centre.proposeKey(
                FilingV1.ProposeKeyRequest(publicKey: publicKey, label: "样本中心"))
            _ = try await clients[1].centre.approveKey(
                FilingV1.ApproveKeyRequest(keyID: proposed.keyID))
            for client in clients { await client.close() }
            return proposed.keyID
        }
    }

    private static func run(_ body: (Stage) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            let certificates = try await TestCertificates(in: folder)
            try await certificates.issue("server")
            try await certificates.issue("centre", key: .ed25519)
            try await TestServer.run(
                tls: certificates.files("server", authority: "authority")
            ) { server in
                try await body(Stage(server: server, certificates: certificates))
            }
        }
    }

    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    @Test func `a program whose certificate is for an enrolled key is that centre`() async throws {
        try await Self.run { stage in
            _ = try await stage.enrol(
                try await stage.certificates.publicKey(of: "centre"), region: "31")
            let program = stage.client(showing: "centre")
            let log = LogReading(stage.server)
            let before = try log.head()
            let login = try await program.auth.certificateLogin()
            #expect(login.session.role == .centre)
            #expect(login.session.region == "31")
            #expect(try log.entries(after: before).map(\.action) == [.keyLogin])
            _ = try await program.review.queue(FilingV1.QueueRequest())
            await program.close()
        }
    }

    @Test func `a new certificate for the same key needs no new enrolment`() async throws {
        try await Self.run { stage in
            _ = try await stage.enrol(try await stage.certificates.publicKey(of: "centre"))
            try await stage.certificates.issue("renewed", key: .of("centre"))
            try FileManager.default.copyItem(
                atPath: stage.certificates.path("centre.key"),
                toPath: stage.certificates.path("renewed.key"))
            let program = stage.client(showing: "renewed")
            #expect(try await program.auth.certificateLogin().session.role == .centre)
            await program.close()
        }
    }

    @Test func `a certificate for a key that nobody enrolled, or only one person, is nobody`()
        async throws
    {
        try await Self.run { stage in
            let program = stage.client(showing: "centre")
            #expect(
                await Self.reason { try await program.auth.certificateLogin() } == "LOGIN_FAILED")
            let supervisor = stage.server.client(
                token: try await stage.server.staff("supervisor", .supervisor).token)
            _ = try await supervisor.centre.proposeKey(
                FilingV1.ProposeKeyRequest(
                    publicKey: try await stage.certificates.publicKey(of: "centre"), label: "x"))
            #expect(
                await Self.reason { try await program.auth.certificateLogin() } == "LOGIN_FAILED")
            for client in [program, supervisor] { await client.close() }
        }
    }

    @Test func `a certificate for another kind of key is nobody`() async throws {
        try await Self.run { stage in
            try await stage.certificates.issue("p256")
            let program = stage.client(showing: "p256")
            #expect(
                await Self.reason { try await program.auth.certificateLogin() } == "LOGIN_FAILED")
            await program.close()
        }
    }

    @Test func `revoking the key ends its sessions and its certificates`() async throws {
        try await Self.run { stage in
            let id = try await stage.enrol(try await stage.certificates.publicKey(of: "centre"))
            let program = stage.client(showing: "centre")
            _ = try await program.auth.certificateLogin()
            let supervisor = stage.server.client(
                token: try await stage.server.staff("supervisor", .supervisor).token)
            _ = try await supervisor.centre.revokeKey(FilingV1.RevokeKeyRequest(keyID: id))
            #expect(
                await Self.reason { try await program.review.queue(FilingV1.QueueRequest()) }
                    == "SESSION_EXPIRED")
            #expect(
                await Self.reason { try await program.auth.certificateLogin() } == "LOGIN_FAILED")
            for client in [program, supervisor] { await client.close() }
        }
    }

    @Test func `a connection that outlives its certificate logs nobody in`() async throws {
        try await Self.run { stage in
            _ = try await stage.enrol(try await stage.certificates.publicKey(of: "centre"))
            let program = stage.client(showing: "centre")
            _ = try await program.line()
            let now = Instant(ms: Int64(Date().timeIntervalSince1970 * 1_000))
            stage.server.clock.advance(by: Span(ms: now.ms - stage.server.clock.now().ms))
            stage.server.clock.advance(by: .minutes(47 * 60))
            _ = try await program.auth.certificateLogin()
            stage.server.clock.advance(by: .minutes(61))
            #expect(
                await Self.reason { try await program.auth.certificateLogin() } == "LOGIN_FAILED")
            await program.close()
        }
    }

    @Test func `a certificate of a foreign authority, or one that has ended, brings no connection`()
        async throws
    {
        try await Self.run { stage in
            _ = try await stage.enrol(try await stage.certificates.publicKey(of: "centre"))
            try await stage.certificates.authority("foreign")
            for (name, days, authority) in [
                ("stranger", 2, "foreign"), ("ended", -1, "authority"),
            ] {
                try await stage.certificates.issue(
                    name, days: days, key: .of("centre"), by: authority)
                try FileManager.default.copyItem(
                    atPath: stage.certificates.path("centre.key"),
                    toPath: stage.certificates.path("\(name).key"))
                let program = stage.client(showing: name)
                let reason = await Self.reason { try await program.auth.certificateLogin() }
                // In TLS 1.3 the server's verdict may lose a race against the end of the connection.
                #expect(
                    ["CLIENT_CERTIFICATE_REFUSED", "CONNECTION_LOST"].contains(reason ?? ""),
                    "\(name): \(reason ?? "")")
                await program.close()
            }
        }
    }

    @Test func `where certificates are asked for, a signed challenge is not enough`() async throws {
        try await Self.run { stage in
            let secret = SystemRandomSource().bytes(32)
            let key = try #require(CentrePrivateKey(bytes: secret))
            _ = try await stage.enrol(key.publicKey.bytes)
            let bare = stage.client()
            for program in [bare, stage.server.client()] {
                #expect(
                    await Self.reason { try await program.auth.login(privateKey: secret) }
                        == "CERTIFICATE_REQUIRED")
                #expect(
                    await Self.reason { try await program.auth.certificateLogin() }
                        == "CERTIFICATE_REQUIRED")
                await program.close()
            }
        }
    }
}
