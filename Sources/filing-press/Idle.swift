// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Glibc

/// Connections that are open and silent, and what they cost the server.
struct Idle: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bytes of server memory for each idle connection.")

    @OptionGroup var load: LoadOptions
    @Option(help: "Connections.") var connections = 5_000

    private struct Result: Encodable {
        let what: String
        let bytesEach: Double
        let connections: Int
    }

    func run() throws {
        raiseDescriptorLimit()
        // The first ones pay for what all of them share.
        func connect() throws -> LoadConnection {
            try LoadConnection(port: self.load.port, tls: self.load.tls)
        }
        var open = try (0..<100).map { _ in try connect() }
        usleep(500_000)
        let before = try Self.memory(of: self.load.serverPid)
        for _ in 0..<self.connections { open.append(try connect()) }
        usleep(1_000_000)
        let after = try Self.memory(of: self.load.serverPid)
        try Meter.show(
            Result(
                what: "idle connection\(self.load.mark)",
                bytesEach: Double(after - before) / Double(self.connections),
                connections: open.count - 100))
    }

    /// Bytes of a process that lie in memory and are its own.
    private static func memory(of process: Int32) throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(process)/smaps_rollup", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix("Pss:") }
        let kib = line?.split(separator: " ").compactMap { Int($0) }.first
        guard let kib else { throw LoadConnection.Broken(step: "no memory of \(process)") }
        return kib * 1_024
    }
}
