// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
package import Foundation
import Glibc

/// The program `filingd` in a process of its own, which can be killed.
package final class ServerProcess {
    private let process = Process()
    /// The port it listens on.
    package let port: Int
    /// Where it listens for TLS; 0 if it does not.
    package let tlsPort: Int

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
    /// In demo mode unless another address than loopback's is asked for: see `DemoSink`. Chance sends
    /// no decision to a second look, unless the settings name a plan.
    ///
    /// - Parameters:
    ///   - port: 0 lets the system choose.
    ///   - log: where standard error goes; this process's if nil.
    ///   - host: where it listens.
    ///   - settings: `name=value`.
    ///   - flags: of `filingd serve`.
    package init(
        data: URL, port: Int = 0, logLevel: String = "error", log: FileHandle? = nil,
        host: String = "127.0.0.1", settings: [String] = [], flags: [String] = []
    ) throws {
        let output = Pipe()
        self.process.executableURL = Self.programs.appendingPathComponent("filingd")
        let plan =
            settings.contains { $0.hasPrefix("plan.file=") }
            ? [] : ["plan.file=\(try Self.unsampledPlan().path)"]
        let settings =
            ["listen.host=\(host)", "listen.port=\(port)", "log.level=\(logLevel)"] + plan
            + settings
        self.process.arguments =
            ["serve", "--data", data.path] + (host == "127.0.0.1" ? ["--demo"] : []) + flags
            + settings.flatMap { ["--set", $0] }
        if let log { self.process.standardError = log }
        self.process.standardOutput = output
        try self.process.run()
        // The program says in one piece where it listens.
        let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        func number(after words: String) -> Int? {
            guard let range = said.range(of: words) else { return nil }
            return Int(said[range.upperBound...].prefix { $0.isNumber })
        }
        guard let port = number(after: "listening \(host):") else {
            throw NotListening(said: said)
        }
        self.port = port
        self.tlsPort = number(after: "listening tls \(host):") ?? 0
    }

    /// The plan that ships, but without second looks by chance: one file for all tests, always the
    /// same.
    private static func unsampledPlan() throws -> URL {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("filing-test-plan.yaml")
        let text = ExamPlan.shippedText.replacing(
            "second-look-percent: 5", with: "second-look-percent: 0")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file
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
