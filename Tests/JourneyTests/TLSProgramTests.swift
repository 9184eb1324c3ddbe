// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingTestKit
import Foundation
import Testing

/// The real programs with TLS: started, asked, told to read their certificate anew.
@Suite(.timeLimit(.minutes(3))) struct TLSProgramTests {
    /// A `filingd` with a TLS port, the certificates around it, and its log.
    private struct Stage {
        let server: ServerProcess
        let certificates: TestCertificates
        let log: URL

        var loggedText: String {
            get throws { String(decoding: try Data(contentsOf: self.log), as: UTF8.self) }
        }

        /// Runs the command line against the TLS port.
        func filing(_ arguments: [String], trusting: String = "authority") async throws
            -> Tool.Outcome
        {
            try await Tool.run(
                ServerProcess.programs.appendingPathComponent("filing").path, arguments,
                environment: [
                    "FILING_SERVER": "tls://localhost:\(self.server.tlsPort)",
                    "FILING_CA": self.certificates.path("\(trusting).pem"),
                    "FILING_SESSION": self.log.deletingLastPathComponent()
                        .appendingPathComponent("session").path,
                    "LC_ALL": "C.UTF-8",
                ])
        }

        /// Waits for a line of the log that was not there before.
        func logged(_ text: String, times: Int = 1) async throws {
            while try self.loggedText.components(separatedBy: text).count <= times {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    private static func run(
        days: Int = 90, _ body: (Stage) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            let certificates = try await TestCertificates(in: folder)
            try await certificates.issue("server", days: days)
            let log = folder.appendingPathComponent("log")
            try Data().write(to: log)
            let server = try ServerProcess(
                data: folder.appendingPathComponent("data"), logLevel: "notice",
                log: try FileHandle(forWritingTo: log),
                settings: [
                    "tls.port=0", "tls.certificate-file=\(certificates.path("server.pem"))",
                    "tls.key-file=\(certificates.path("server.key"))",
                ])
            do {
                try await body(Stage(server: server, certificates: certificates, log: log))
            } catch {
                server.kill()
                throw error
            }
            ServerProcess.signal(SIGTERM, to: server.identifier)
            #expect(server.wait() == 0)
        }
    }

    @Test func `the doctor finds a secure line, its protocol and the certificate's days`()
        async throws
    {
        try await Self.run { stage in
            let said = try await stage.filing(["doctor", "--lang", "en"])
            #expect(said.status == 0, "\(said.text)")
            #expect(said.text.contains("ok  secrecy of the line: TLS 1.3, filing-rpc/1"))
            #expect(said.text.contains("ok  server's certificate: localhost, 89 d"))
        }
    }

    @Test func `a certificate that ends soon is told at start and by the doctor`() async throws {
        try await Self.run(days: 20) { stage in
            try await stage.logged("warning the TLS certificate ends soon")
            let said = try await stage.filing(["doctor", "--lang", "en"])
            #expect(said.status == 1)
            #expect(said.text.contains("!!  server's certificate: localhost, 19 d"))
        }
    }

    @Test func `who is not trusted is told apart by the command line`() async throws {
        try await Self.run { stage in
            try await stage.certificates.authority("other")
            let said = try await stage.filing(["ping", "--json"], trusting: "other")
            #expect(said.status == 3)
            #expect(said.text.contains("SERVER_CERTIFICATE_UNTRUSTED"))
            let doctor = try await stage.filing(["doctor", "--lang", "en"], trusting: "other")
            #expect(doctor.status == 1)
            #expect(doctor.text.contains("CERTIFICATE_VERIFY_FAILED"), "\(doctor.text)")
        }
    }

    @Test func `SIGHUP takes a new certificate, keeps the old one if the new is broken`()
        async throws
    {
        try await Self.run { stage in
            var settings = FilingClient.Settings()
            settings.tls = FilingClient.TLS()
            settings.tls?.authorityFile = stage.certificates.path("authority.pem")
            let open = FilingClient(
                host: "localhost", port: stage.server.tlsPort, settings: settings)
            let before = try await open.line()
            let certificate = URL(fileURLWithPath: stage.certificates.path("server.pem"))
            let whole = try Data(contentsOf: certificate)
            try Data("broken".utf8).write(to: certificate)
            ServerProcess.signal(SIGHUP, to: stage.server.identifier)
            try await stage.logged("error NOT read anew, what was stays in use")
            #expect(try await stage.filing(["ping"]).status == 0)

            try whole.write(to: certificate)
            try await stage.certificates.authority("next")
            try await stage.certificates.issue("server", days: 200, by: "next")
            ServerProcess.signal(SIGHUP, to: stage.server.identifier)
            try await stage.logged("notice read anew")
            #expect(try await stage.filing(["ping"], trusting: "next").status == 0)
            #expect(try await stage.filing(["ping"]).status == 3)
            // The open connection was not dropped: it still has what it began with.
            #expect(try await open.health.check() == .serving)
            #expect(try await open.line() == before)
            await open.close()
        }
    }

    @Test(
        .enabled(
            if: OwnAddress.offLoopback != nil, "this machine has no address besides loopback"),
        arguments: [([], "PLAINTEXT_FORBIDDEN"), (["--insecure"], "SESSION_EXPIRED")])
    func `a plain port off loopback takes a token only with --insecure`(
        flags: [String], reason: String
    ) async throws {
        let host = try #require(OwnAddress.offLoopback)
        try await TemporaryFolder.with { folder in
            let server = try ServerProcess(
                data: folder.appendingPathComponent("data"), host: host, flags: flags)
            // The client would not even send it: here it is the server that is asked.
            var settings = FilingClient.Settings()
            settings.insecure = true
            let client = FilingClient(host: host, port: server.port, settings: settings)
            let token = Array("ft1_".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 43)
            let error = await #expect(throws: FilingError.self) {
                _ = try await client.auth.resume(token: token)
            }
            #expect(error?.reason == reason)
            await client.close()
            server.kill()
            server.wait()
        }
    }

    @Test(arguments: [
        ("tls.key-file", 0o640, "has mode 640: others can use the key"),
        ("tls.certificate-file", 0, "holds no certificate in PEM form"),
    ]) func `a server with unusable files does not start, and says why`(
        setting: String, mode: Int, sentence: String
    ) async throws {
        try await TemporaryFolder.with { folder in
            let certificates = try await TestCertificates(in: folder)
            try await certificates.issue("server")
            if mode == 0 {
                try Data("x".utf8).write(
                    to: URL(fileURLWithPath: certificates.path("server.pem")))
            } else {
                #expect(chmod(certificates.path("server.key"), mode_t(mode)) == 0)
            }
            let said = try await Tool.run(
                ServerProcess.programs.appendingPathComponent("filingd").path,
                [
                    "serve", "--data", folder.appendingPathComponent("data").path, "--set",
                    "listen.port=0", "--set", "tls.port=0", "--set",
                    "tls.certificate-file=\(certificates.path("server.pem"))", "--set",
                    "tls.key-file=\(certificates.path("server.key"))",
                ])
            #expect(said.status == 1)
            #expect(said.text.contains(sentence), "\(said.text)")
        }
    }
}
