// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingStore
import FilingTestKit
import Foundation
import Testing

/// Receipts of a real server, in the hands of other people's programs and of the command line.
@Suite(.timeLimit(.minutes(5))) struct ReceiptOracleTests {
    /// A receipt on a disk, with what its owner has beside it.
    private struct Held {
        let folder: URL
        let reply: FilingV1.GetReceiptReply
        let key: ReceiptPublicKey

        var file: String { self.folder.appendingPathComponent("mine.receipt").path }
        var person: String { self.folder.appendingPathComponent("person.json").path }
        var keyHex: String { Hexadecimal.text(self.key.bytes) }

        init(in folder: URL, _ reply: FilingV1.GetReceiptReply, _ key: ReceiptPublicKey) throws {
            self.folder = folder
            self.reply = reply
            self.key = key
            try self.write(reply.receipt)
            try Data(Hexadecimal.text(reply.opening).utf8).write(
                to: URL(fileURLWithPath: self.file + ".opening"))
            let identity = Fixtures.identity
            try Data(
                #"{"identity":{"name":"\#(identity.name)","id_number":"\#(identity.idNumber)"}}"#
                    .utf8
            ).write(to: URL(fileURLWithPath: self.person))
        }

        func write(_ bytes: [UInt8]) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: self.file))
        }

        func verify(_ arguments: [String]) async throws -> Tool.Outcome {
            try await Tool.run(
                ServerProcess.programs.appendingPathComponent("filing").path,
                ["verify-receipt", self.file, "--key", self.keyHex] + arguments)
        }
    }

    private static func withReceipt(
        _ body: (TestServer, String, Held) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            try await client.stateProfile()
            let number = try await client.openDraft()
            try await client.uploadEverything(to: number)
            let submitted = try await client.submitNow(number)
            let reply = try #require(submitted.receipt)
            let again = try await client.filing.receipt(.init(filingNumber: number))
            #expect(again == reply)
            await client.close()
            try await TemporaryFolder.with { folder in
                try await body(
                    server, number,
                    try Held(in: folder, reply, ReceiptSigningKey(keys: server.keys).publicKey))
            }
        }
    }

    @Test func `a receipt verifies in Python's cryptography, and says what was handed in`()
        async throws
    {
        try await Self.withReceipt { server, number, held in
            let said = try await PythonOracle.lines(
                "receipt_oracle.py",
                [
                    held.file, held.keyHex, Hexadecimal.text(held.reply.opening),
                    Fixtures.identity.name, Fixtures.identity.idNumber,
                ], input: [])
            let statement = try #require(held.key.statement(of: held.reply.receipt))
            let materials = try Fixtures.materials.map { kind, name in
                "material \(kind.rawValue) \(Digest(of: try Fixtures.material(name)).hex)"
            }
            let declaration = """
                本人承诺所填信息和上传材料真实、准确、完整，如有虚假，承担相应责任。
                I declare that everything stated and uploaded is true and complete.
                """
            #expect(
                said.map(String.init) == [
                    "filing \(number) sw-2026 1 11 \(statement.revision.rawValue) "
                        + "\(server.clock.now().ms)",
                    "declaration declaration-2026-1 \(Digest(of: Array(declaration.utf8)).hex)",
                    "judged \(statement.planVersion) \(statement.rulesVersion) 1 A4",
                ] + materials + [
                    "audit \(statement.audit.seq) \(Hexadecimal.text(statement.audit.hash))"
                ])
            // The row of the audit log is the submit's own, with this link.
            let rows = try await server.store.read {
                try $0.auditRows(after: statement.audit.seq - 1, limit: 1)
            }
            guard case .record(let record)? = rows.first else {
                Issue.record("no such row")
                return
            }
            #expect(record.fields.action == Int64(AuditAction.filingSubmitted.rawValue))
            #expect(record.hash == statement.audit.hash)
        }
    }

    @Test func `the command line verifies without a server, and says no by its exit code`()
        async throws
    {
        try await Self.withReceipt { _, number, held in
            let scans = Fixtures.repository.appendingPathComponent("Tests/Fixtures/materials").path
            let all = try await held.verify([
                "--materials", scans, "--person", held.person, "--json",
            ])
            #expect(all.status == 0)
            for told in [number, "\"scansCompared\":true", "\"personCompared\":true"] {
                #expect(all.text.replacingOccurrences(of: ": ", with: ":").contains(told))
            }
            #expect(try await held.verify(["--lang", "zh"]).text.contains("回执有效"))

            let one = Fixtures.path(of: "id_front.jpg")
            let some = try await held.verify(["--materials", one, "--lang", "en"])
            #expect(some.status == 1)
            #expect(some.text.contains("id-back, education"))
            try Data(#"{"identity":{"name":"林样武","id_number":"11010519980312997X"}}"#.utf8)
                .write(to: URL(fileURLWithPath: held.person))
            #expect(try await held.verify(["--person", held.person]).status == 1)
            #expect(try await held.verify(["--materials", scans + "/none"]).status == 5)

            var changed = held.reply.receipt
            changed[40] ^= 1
            try held.write(changed)
            #expect(try await held.verify([]).status == 1)
            try held.write([UInt8](repeating: 0, count: 5_000))
            #expect(try await held.verify([]).status == 5)
        }
    }

    @Test func `what was not handed in has no receipt, a second submit a second one`() async throws
    {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            try await client.stateProfile()
            let number = try await client.openDraft()
            func reason(_ body: () async throws -> Void) async -> String? {
                await #expect(throws: FilingError.self) { try await body() }?.reason
            }
            #expect(await reason { try await client.submitNow(number) } == "MATERIALS_MISSING")
            #expect(
                await reason { _ = try await client.filing.receipt(.init(filingNumber: number)) }
                    == "RECEIPT_UNKNOWN")
            try await client.uploadEverything(to: number)
            let first = try await client.submitNow(number)
            _ = try await client.filing.update(
                .init(
                    filingNumber: number, revision: first.filing?.revision ?? 0,
                    form: Fixtures.form))
            let second = try await client.submitNow(number)
            let key = try ReceiptSigningKey(keys: server.keys).publicKey
            let statements = [first, second].map { key.statement(of: $0.receipt?.receipt ?? []) }
            #expect(
                statements.map { $0?.revision.rawValue }
                    == [first.filing?.revision, second.filing?.revision])
            #expect(first.receipt?.opening != second.receipt?.opening)
            #expect(statements[0]?.person != statements[1]?.person)
            #expect(
                try await client.filing.receipt(.init(filingNumber: number)) == second.receipt)
            await client.close()
        }
    }
}
