// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingTestKit
import Foundation
import Glibc
import Synchronization
import Testing

/// The server killed with SIGKILL, started again, the command repeated: exactly one effect.
@Suite(.timeLimit(.minutes(10)), .serialized) struct CrashTests {
    /// Rounds of each crash loop; `scripts/test --slow` runs the long ones.
    private static let rounds =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 5 : 100

    /// A program and somebody who has registered with it, over everything that is real.
    private struct Stage {
        let data: URL
        let token: [UInt8]
        var server: ServerProcess

        /// Kills the server if it still runs and starts it again on the same port.
        mutating func restart() throws {
            self.server.kill()
            self.server.wait()
            self.server = try ServerProcess(data: self.data, port: self.server.port)
        }

        func client() -> FilingClient {
            FilingClient(host: "127.0.0.1", port: self.server.port, token: self.token)
        }
    }

    private static func withStage(_ body: (inout Stage) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            let data = folder.appendingPathComponent("data")
            let server = try ServerProcess(data: data)
            let client = FilingClient(host: "127.0.0.1", port: server.port)
            let phone = "13800138001"
            let sink = DemoSink(data: data)
            _ = try await client.auth.requestCode(
                phone: phone, purpose: .register, captcha: try await sink.captcha(for: client))
            _ = try await client.auth.registerAccount(
                FilingV1.RegisterAccountRequest(
                    phone: phone, code: try await sink.code(to: phone),
                    password: "Correct-Horse-7",
                    noticeVersion: Policy.current(.notice).version))
            let login = try await client.auth.login(
                name: phone, password: "Correct-Horse-7",
                captcha: try await sink.captcha(for: client))
            await client.close()
            var stage = Stage(data: data, token: login.token, server: server)
            defer {
                stage.server.kill()
                stage.server.wait()
            }
            try await body(&stage)
        }
    }

    @Test func `a server killed in the middle of an upload keeps one intact file`() async throws {
        try await Self.withStage { stage in
            let begin = stage.client()
            try await begin.stateProfile()
            let number = try await begin.openDraft()
            await begin.close()
            let scan = try Fixtures.material("id_front.jpg")
            let file = scan + [UInt8](repeating: 0x5A, count: 2_097_152 - scan.count)
            let random = SeededRandom(seed: 1)
            for round in 1...Self.rounds {
                let options = CallOptions(timeoutMs: 3_000, idempotencyKey: [1, UInt8(round)])
                let killAt = random.next() % 2_097_152
                let client = stage.client()
                let server = stage.server.identifier
                let killed = Mutex(false)
                do {
                    _ = try await client.upload.send(
                        file, as: .idFront, for: number, options: options
                    ) { progress in
                        guard progress.committedBytes >= killAt else { return }
                        let isFirst = killed.withLock { done in
                            defer { done = true }
                            return !done
                        }
                        if isFirst { ServerProcess.signal(SIGKILL, to: server) }
                    }
                } catch {
                    #expect(killed.withLock { $0 }, "\(error)")
                }
                await client.close()
                try stage.restart()

                let again = stage.client()
                let receipt = try await again.upload.send(
                    file, as: .idFront, for: number, options: options)
                let versions = try await again.material.list(number).materials
                #expect(versions.count == round)
                #expect(versions.first?.materialID == receipt.materialID)
                let kept = try await again.material.download(
                    number, materialID: receipt.materialID)
                #expect(kept == file)
                await again.close()
            }
        }
    }

    @Test func `a server killed in the middle of a submit has it once or not at all`() async throws
    {
        try await Self.withStage { stage in
            let begin = stage.client()
            try await begin.stateProfile()
            let number = try await begin.openDraft()
            try await begin.uploadEverything(to: number)
            await begin.close()
            let random = SeededRandom(seed: 2)
            for round in 1...Self.rounds {
                let client = stage.client()
                let seen = try await client.status.get(number)
                let request = FilingV1.SubmitFilingRequest(
                    filingNumber: number, revision: seen.revision,
                    declaration: "declaration-2026-1")
                let options = CallOptions(timeoutMs: 3_000, idempotencyKey: [2, UInt8(round)])
                let submit = Task { try await client.filing.submit(request, options: options) }
                try await Task.sleep(for: .microseconds(Int(random.next() % 4_000)))
                stage.server.kill()
                submit.cancel()
                _ = await submit.result
                await client.close()
                try stage.restart()

                let again = stage.client()
                _ = try await again.filing.submit(request, options: options)
                let filing = try await again.filing.get(.init(filingNumber: number))
                #expect(filing.filing?.state == .pending)
                #expect(filing.history.filter { $0.action == "submit" }.count == round)
                #expect(filing.filing?.revision == seen.revision + 1)
                #expect(try await again.filing.list().filings.count == 1)
                // The receipt is there with the submit, and is the submit's own.
                let receipt = try await again.filing.receipt(.init(filingNumber: number)).receipt
                let statement = ReceiptBytes.decode(Array(receipt.dropLast(64)))
                #expect(statement?.revision.rawValue == seen.revision + 1)
                // Back to the draft for the next round.
                _ = try await again.filing.update(
                    .init(
                        filingNumber: number, revision: seen.revision + 1, form: Fixtures.form))
                await again.close()
            }
        }
    }

    @Test func `SIGTERM answers the calls in flight and ends with status 0`() async throws {
        try await Self.withStage { stage in
            let client = stage.client()
            let number = try await client.openDraft()
            let waiting = Task {
                try await client.status.wait(
                    number, beyond: 1, options: CallOptions(timeoutMs: 3_000))
            }
            _ = try await client.status.get(number)
            ServerProcess.signal(SIGTERM, to: stage.server.identifier)
            #expect(try await waiting.value.state == .draft)
            #expect(stage.server.wait() == 0)
            await client.close()
        }
    }
}
