// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Glibc

/// The program `filingd` in a process of its own, which can be killed.
package final class ServerProcess {
    private let process = Process()
    /// Where it listens on loopback.
    package let port: Int

    /// The program did not say that it is listening.
    package struct NotListening: Error {
        let said: String
    }

    /// The folder of the programs: the tests are built beside them.
    package static var programs: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent()
    }

    /// Starts a server and waits until it takes calls.
    ///
    /// - Parameter port: 0 lets the system choose.
    package init(data: URL, port: Int = 0) throws {
        let output = Pipe()
        self.process.executableURL = Self.programs.appendingPathComponent("filingd")
        self.process.arguments = [
            "serve", "--data", data.path, "--set", "listen.port=\(port)", "--set",
            "log.level=error",
        ]
        self.process.standardOutput = output
        try self.process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard line.hasPrefix("listening 127.0.0.1:"),
            let said = Int(line.dropFirst("listening 127.0.0.1:".count).prefix { $0.isNumber })
        else {
            throw NotListening(said: line)
        }
        self.port = said
    }

    /// Names the process to `signal`, from any task.
    package var identifier: Int32 { self.process.processIdentifier }

    /// Ends it at once, as far as a process can be told.
    package func kill() { Self.signal(SIGKILL, to: self.identifier) }

    /// Sends a signal to a server.
    package static func signal(_ signal: Int32, to identifier: Int32) {
        Glibc.kill(identifier, signal)
    }

    /// Waits for its end; its exit status, or the signal's number.
    @discardableResult
    package func wait() -> Int32 {
        self.process.waitUntilExit()
        return self.process.terminationStatus
    }
}
