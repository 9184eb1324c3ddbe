// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
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
        guard let data = self.load.data else { throw ValidationError("uploads needs --data.") }
        let keys = try KeyFileStore.load(path: DataDirectory(path: data).keys) { [] }
        let person = try SeededPerson(keys: keys, now: SystemClock().now())
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
                what: "upload \(self.size) B x \(self.connections)",
                mbPerSecond: megabytes / seconds,
                serverCpuMsPerMb: (try Meter.cpuSeconds(of: self.load.serverPid) - cpu) * 1_000
                    / megabytes, files: count))
    }

    private func send(as number: Int, _ person: SeededPerson) async throws {
        let client = FilingClient(
            host: "127.0.0.1", port: self.load.port,
            token: SeededPerson.token(of: number)?.text)
        let filing = person.filingNumber(of: number)?.text ?? ""
        var file = [UInt8](repeating: 0x5A, count: self.size)
        file.replaceSubrange(0..<4, with: [0xFF, 0xD8, 0xFF, 0xE0])
        for index in 0..<self.files {
            withUnsafeBytes(of: (number, index)) { file.replaceSubrange(8..<24, with: $0) }
            _ = try await client.upload.send(file, as: .idFront, for: filing)
        }
        await client.close()
    }
}
