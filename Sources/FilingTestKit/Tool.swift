// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Runs another program for a test.
package enum Tool {
    /// How a program ended and what it wrote.
    package struct Outcome: Sendable {
        package let status: Int32
        /// Standard output and standard error together.
        package let bytes: Data
        /// The same as text.
        package var text: String { String(decoding: self.bytes, as: UTF8.self) }
    }

    /// Runs a program to its end, off the threads that tasks run on.
    ///
    /// - Parameter input: what it reads; nil ends its input at once.
    @discardableResult
    package static func run(
        _ path: String, _ arguments: [String], input: [UInt8] = [],
        environment: [String: String] = [:]
    ) async throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (typed, output) = (Pipe(), Pipe())
        process.standardInput = typed
        process.standardOutput = output
        process.standardError = output
        try process.run()
        typed.fileHandleForWriting.write(Data(input))
        try typed.fileHandleForWriting.close()
        return await withCheckedContinuation { done in
            DispatchQueue.global().async {
                let bytes = output.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                done.resume(returning: Outcome(status: process.terminationStatus, bytes: bytes))
            }
        }
    }
}
