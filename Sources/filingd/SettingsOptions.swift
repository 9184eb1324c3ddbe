// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingServer
import Foundation

/// Where settings come from, on every command that needs them.
struct SettingsOptions: ParsableArguments {
    @Option(name: .long, help: "A file of `name = value` lines; see check-config --describe.")
    var config: String?

    @Option(name: .long, help: "Short for --set data.directory=...")
    var data: String?

    @Option(name: .long, help: "Sets one value, above file and environment: name=value.")
    var set: [String] = []

    /// Reads all sources.
    ///
    /// - Throws: a validation error if the file cannot be read.
    func read() throws -> SettingsReader {
        var reader = SettingsReader()
        if let path = self.config {
            let text: String
            do {
                text = try String(contentsOfFile: path, encoding: .utf8)
            } catch {
                throw ValidationError("\(path) cannot be read as UTF-8 text.")
            }
            reader.read(file: text, path: path)
        }
        reader.read(environment: ProcessInfo.processInfo.environment)
        for flag in self.set { reader.read(flag: flag) }
        if let data = self.data { reader.read(flag: "data.directory=\(data)") }
        return reader
    }

    /// The settings, if nothing is wrong with them.
    ///
    /// - Throws: exit code 2 after writing every fault to standard error.
    func settings() throws -> Settings {
        let reader = try self.read()
        guard reader.faults.isEmpty else {
            for fault in reader.faults { StandardError.write("\(fault)") }
            throw ExitCode(2)
        }
        return reader.settings
    }
}

/// Lines for the operator beside the log.
enum StandardError {
    static func write(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
