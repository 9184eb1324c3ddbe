// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingTestKit
import Foundation
import Testing

/// One archive with everything, which other people's programs open.
@Suite(.timeLimit(.minutes(3))) struct ExportJourneyTests {
    private static func run(
        _ program: URL, _ arguments: [String]
    ) async throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        return await withCheckedContinuation { done in
            DispatchQueue.global().async {
                let text = output.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                done.resume(
                    returning: (process.terminationStatus, String(decoding: text, as: UTF8.self)))
            }
        }
    }

    /// The session of a person, as the command line keeps it.
    private static func session(
        _ person: TestServer.Person, on server: TestServer, in folder: URL
    ) throws -> String {
        let file = folder.appendingPathComponent("session.json")
        let kept = """
            {"server":"127.0.0.1:\(server.port)","name":"13800138001",\
            "secret":"\(String(decoding: person.token, as: UTF8.self))","expiresAtMs":1}
            """
        try Data(kept.utf8).write(to: file)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: file.path)
        return file.path
    }

    @Test func `the archive has all facts and all scans, for its owner only`() async throws {
        try await TestServer.run { server in
            let person = try await server.applicant()
            let client = server.client(token: person.token)
            let number = try await client.fileEverything()
            let clerk = server.client(token: try await server.staff("reviewer11").token)
            _ = try await clerk.review.claim(FilingV1.ClaimRequest(filingNumber: number))
            _ = try await clerk.review.show(FilingV1.ShowRequest(filingNumber: number))
            for one in [client, clerk] { await one.close() }
            try await TemporaryFolder.with { folder in
                let archive = folder.appendingPathComponent("mine.tar")
                // A run that was broken off leaves its part, which the next one begins anew.
                try Data("broken off".utf8).write(to: URL(fileURLWithPath: archive.path + ".part"))
                let done = try await Self.run(
                    ServerProcess.programs.appendingPathComponent("filing"),
                    [
                        "rights", "export", "--out", archive.path, "--server",
                        "127.0.0.1:\(server.port)", "--session",
                        try Self.session(person, on: server, in: folder), "--lang", "en",
                    ])
                #expect(done.status == 0)
                #expect(done.output.contains("5 scans"))
                let mode = try FileManager.default.attributesOfItem(atPath: archive.path)
                #expect(mode[.posixPermissions] as? Int == 0o600)
                let read = try await Self.run(
                    URL(fileURLWithPath: "/usr/bin/python3"),
                    [
                        Fixtures.repository.appendingPathComponent("Tests/Oracle/export_oracle.py")
                            .path, archive.path,
                    ])
                #expect(read.status == 0)
                for told in [
                    number, "13800138001", Fixtures.identity.name, Fixtures.identity.idNumber,
                    Fixtures.education.school, Fixtures.work.employer, Fixtures.form.address,
                    "id-card-images-2026-1", "-chsi-report.pdf", "\"views\": [{\"",
                    "receipts/\(number).receipt",
                ] {
                    #expect(read.output.contains(told), "\(told)")
                }
            }
        }
    }
}
