// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Foundation
import Testing

/// The Python client of proto/examples, written from proto/README.md alone, against this server.
@Suite(.timeLimit(.minutes(3))) struct PythonClientTests {
    @Test func `a foreign client logs in, uploads a scan and asks for the status`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            let phone = "13800138001"
            _ = try await client.auth.requestCode(phone: phone)
            _ = try await client.auth.registerAccount(
                FilingV1.RegisterAccountRequest(
                    phone: phone, code: try #require(await server.sender.next().code),
                    password: "Correct-Horse-7"))
            _ = try await client.auth.login(name: phone, password: "Correct-Horse-7")
            let number = try await client.openDraft()

            let said = try await Self.journey(
                [
                    "127.0.0.1", "\(server.port)", phone, number, "id_front",
                    Fixtures.path(of: "id_front.jpg"),
                ], password: "Correct-Horse-7")
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
                ], password: "Wrong-Horse-77")
            #expect(refused.status != 0)
            #expect(refused.text.contains("LOGIN_FAILED"))
            await client.close()
        }
    }

    /// Generates the Python messages and runs the example with them.
    private static func journey(
        _ arguments: [String], password: String
    ) async throws -> (status: Int32, text: String) {
        try await TemporaryFolder.with { folder in
            let proto = Fixtures.repository.appendingPathComponent("proto").path
            let files = try FileManager.default.subpathsOfDirectory(atPath: proto)
                .filter { $0.hasSuffix(".proto") }
            let generated = try await Self.run(
                "/usr/bin/protoc", ["-I\(proto)", "--python_out=\(folder.path)"] + files, in: proto)
            #expect(generated.status == 0, "\(generated.text)")
            return try await Self.run(
                "/usr/bin/python3", ["\(proto)/examples/python/journey.py"] + arguments, in: proto,
                input: password + "\n",
                environment: ["PYTHONPATH": folder.path, "PYTHONDONTWRITEBYTECODE": "1"])
        }
    }

    private static func run(
        _ program: String, _ arguments: [String], in folder: String, input: String = "",
        environment: [String: String] = [:]
    ) async throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (typed, output) = (Pipe(), Pipe())
        process.standardInput = typed
        process.standardOutput = output
        process.standardError = output
        try process.run()
        typed.fileHandleForWriting.write(Data(input.utf8))
        try typed.fileHandleForWriting.close()
        return await withCheckedContinuation { done in
            DispatchQueue.global().async {
                let text = output.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                done.resume(
                    returning: (process.terminationStatus, String(decoding: text, as: UTF8.self)))
            }
        }
    }
}
