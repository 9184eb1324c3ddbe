// SPDX-License-Identifier: Apache-2.0

import FilingTestKit
import Foundation
import Testing

/// A program of somebody else's in the Python of `.build/oracles`, which `scripts/setup --tests`
/// makes.
enum PythonOracle {
    /// Runs a script of Tests/Oracle on some lines; what it printed, line by line.
    static func lines(
        _ script: String, _ arguments: [String] = [], input: [String],
        environment: [String: String] = [:]
    ) async throws -> [Substring] {
        let repository = Fixtures.repository.path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "\(repository)/.build/oracles/bin/python")
        process.arguments = ["\(repository)/Tests/Oracle/\(script)"] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        return try await TemporaryFolder.with { folder in
            // Through files: neither side can block the other.
            let (typed, said) = (
                folder.appendingPathComponent("in"), folder.appendingPathComponent("out")
            )
            try Data((input.joined(separator: "\n") + "\n").utf8).write(to: typed)
            try Data().write(to: said)
            process.standardInput = try FileHandle(forReadingFrom: typed)
            process.standardOutput = try FileHandle(forWritingTo: said)
            try process.run()
            await withCheckedContinuation { done in
                DispatchQueue.global().async {
                    process.waitUntilExit()
                    done.resume()
                }
            }
            #expect(process.terminationStatus == 0)
            return try String(contentsOf: said, encoding: .utf8).split(separator: "\n")
        }
    }
}
