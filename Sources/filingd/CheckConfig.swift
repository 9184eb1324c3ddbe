// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingServer
import Foundation

/// Says what the settings are and where each came from, or everything that is wrong with them.
struct CheckConfig: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config", abstract: "Checks the settings and prints them.")

    @OptionGroup var options: SettingsOptions

    @Flag(help: "One JSON object.") var json = false

    @Flag(help: "Explains every setting instead.") var describe = false

    private struct Entry: Encodable {
        let name: String
        let value: String
        let source: String
        let takes: String
        let summary: String
        let variable: String
    }

    private struct Report: Encodable {
        let settings: [Entry]
        let faults: [String]
    }

    func run() throws {
        let reader = try self.options.read()
        let entries = SettingDefinition.all.map { definition in
            Entry(
                name: definition.name, value: definition.show(reader.settings),
                source: "\(reader.sources[definition.name] ?? .builtIn)", takes: definition.takes,
                summary: definition.summary, variable: definition.variable)
        }
        if self.json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let report = Report(settings: entries, faults: reader.faults.map(\.description))
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            for fault in reader.faults { StandardError.write("\(fault)") }
            for entry in entries { print(self.describe ? Self.help(entry) : Self.line(entry)) }
        }
        guard reader.faults.isEmpty else { throw ExitCode(2) }
    }

    private static func line(_ entry: Entry) -> String {
        "\(entry.name) = \(entry.value)".padding(toLength: 44, withPad: " ", startingAt: 0)
            + " # \(entry.source)"
    }

    private static func help(_ entry: Entry) -> String {
        "\(entry.name)  (\(entry.variable))\n    \(entry.summary); takes \(entry.takes); "
            + "now \(entry.value)"
    }
}
