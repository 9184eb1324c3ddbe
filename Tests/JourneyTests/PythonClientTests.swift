// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import FilingTransport
import NIOCore
import Foundation
import Testing

/// The Python client of proto/examples, written from proto/README.md alone, against this server.
@Suite(.timeLimit(.minutes(3))) struct PythonClientTests {
    @Test func `a foreign client logs in, uploads a scan and asks for the status`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            let phone = "13800138001"
            try await server.register(client, phone: phone, password: "Correct-Horse-7")
            try await server.login(client, name: phone, password: "Correct-Horse-7")
            let number = try await client.openDraft()
            server.captchas.forget()

            let said = try await Self.journey(
                [
                    "127.0.0.1", "\(server.port)", phone, number, "id_front",
                    Fixtures.path(of: "id_front.jpg"),
                ], password: "Correct-Horse-7", on: server)
            #expect(said.status == 0, "\(said.text)")
            #expect(said.text.contains("\(number) FILING_STATE_DRAFT revision 1"))
            #expect(said.text.contains("\(number) FILING_STATE_DRAFT revision 2"))
            let materials = try await client.material.list(number).materials
            #expect(materials.map(\.kind) == [.idFront])
            let bytes = try await client.material.download(
                number, materialID: materials[0].materialID)
            #expect(bytes == (try Fixtures.material("id_front.jpg")))

            let refused = try await Self.journey(
                [
                    "127.0.0.1", "\(server.port)", phone, number, "id_front",
                    Fixtures.path(of: "id_front.jpg"),
                ], password: "Wrong-Horse-77", on: server)
            #expect(refused.status != 0)
            #expect(refused.text.contains("LOGIN_FAILED"))
            await client.close()
        }
    }

    @Test func `it does the same through TLS, and only with a server it trusts`() async throws {
        try await TemporaryFolder.with { folder in
            let certificates = try await TestCertificates(in: folder)
            try await certificates.issue("server")
            try await TestServer.run(tls: certificates.files("server")) { server in
                let client = server.client()
                let phone = "13800138001"
                try await server.register(client, phone: phone, password: "Correct-Horse-7")
                try await server.login(client, name: phone, password: "Correct-Horse-7")
                let number = try await client.openDraft()
                server.captchas.forget()
                let port = try #require(server.transport.tlsAddress?.port)
                let rest = [
                    "localhost", "\(port)", phone, number, "id_front",
                    Fixtures.path(of: "id_front.jpg"),
                ]
                let said = try await Self.journey(
                    ["--tls", "--ca", certificates.path("authority.pem")] + rest,
                    password: "Correct-Horse-7", on: server)
                #expect(said.status == 0, "\(said.text)")
                #expect(said.text.contains("\(number) FILING_STATE_DRAFT revision 2"))
                #expect(server.transport.counters.handshakes == 1)

                // Without the authority: the system's do not know this one.
                let refused = try await Self.journey(
                    ["--tls"] + rest, password: "Correct-Horse-7", on: nil)
                #expect(refused.status != 0)
                #expect(refused.text.contains("CERTIFICATE_VERIFY_FAILED"), "\(refused.text)")
                await client.close()
            }
        }
    }

    /// Generates the Python messages and runs the example with them, reading the image it saves.
    ///
    /// - Parameter server: nil if it will not get as far as an image.
    private static func journey(
        _ arguments: [String], password: String, on server: TestServer?
    ) async throws -> (status: Int32, text: String) {
        try await TemporaryFolder.with { folder in
            try await PythonMessages.generate(into: folder)
            let examples = Fixtures.repository.appendingPathComponent("proto/examples/python").path
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
            process.arguments = ["\(examples)/journey.py"] + arguments
            process.currentDirectoryURL = folder
            process.environment = ProcessInfo.processInfo.environment.merging([
                "PYTHONPATH": folder.path, "PYTHONDONTWRITEBYTECODE": "1",
            ]) { $1 }
            let (typed, output) = (Pipe(), Pipe())
            process.standardInput = typed
            process.standardOutput = output
            process.standardError = output
            try process.run()
            typed.fileHandleForWriting.write(Data("\(password)\n".utf8))
            if let server {
                let answer = await server.captchas.next()
                typed.fileHandleForWriting.write(Data("\(answer)\n".utf8))
            }
            try typed.fileHandleForWriting.close()
            return await withCheckedContinuation { done in
                DispatchQueue.global().async {
                    let text = output.fileHandleForReading.readDataToEndOfFile()
                    process.waitUntilExit()
                    done.resume(
                        returning: (
                            process.terminationStatus, String(decoding: text, as: UTF8.self)
                        ))
                }
            }
        }
    }
}
