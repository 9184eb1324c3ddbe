// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import FilingInspect
import FilingSeal
import FilingServer

/// Whole uploads with their durable commit.
struct Uploads: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Upload MB/s in chunks of 256 KiB, each file committed durably.")

    @OptionGroup var load: LoadOptions
    @Option(help: "Applicants at once, each on a connection of its own.") var connections = 4
    @Option(help: "Index of the first draft.") var first = 0
    @Option(help: "Files of each.") var files = 100
    @Option(help: "Bytes of a file.") var size = 1_048_576

    private struct Result: Encodable {
        let what: String
        let mbPerSecond: Double
        let serverCpuMsPerMb: Double
        let files: Int
    }

    func run() async throws {
        let person = try SeededPerson(of: self.load)
        let cpu = try Meter.cpuSeconds(of: self.load.serverPid)
        let begun = Meter.nowNs()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<self.connections {
                let number = self.first + lane
                group.addTask { try await self.send(as: number, person) }
            }
            try await group.waitForAll()
        }
        let seconds = Double(Meter.nowNs() - begun) / 1e9
        let count = self.connections * self.files
        let megabytes = Double(count * self.size) / 1e6
        try Meter.show(
            Result(
                what: "upload \(self.size) B x \(self.connections)\(self.load.mark)",
                mbPerSecond: megabytes / seconds,
                serverCpuMsPerMb: (try Meter.cpuSeconds(of: self.load.serverPid) - cpu) * 1_000
                    / megabytes, files: count))
    }

    private func send(as number: Int, _ person: SeededPerson) async throws {
        var settings = FilingClient.Settings()
        if let authority = self.load.tls {
            var tls = FilingClient.TLS()
            (tls.authorityFile, tls.serverName) = (authority, "localhost")
            settings.tls = tls
        }
        let client = FilingClient(
            host: "127.0.0.1", port: self.load.port,
            token: SeededPerson.token(of: number)?.text, settings: settings)
        let filing = person.filingNumber(of: number)?.text ?? ""
        let scan = PatternScan()
        for index in 0..<self.files {
            let file = scan.bytes(
                sizeBytes: self.size, tag: UInt64(number) << 32 | UInt64(index))
            _ = try await client.upload.send(file, as: .idFront, for: filing)
        }
        await client.close()
    }
}
