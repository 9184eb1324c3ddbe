// SPDX-License-Identifier: Apache-2.0

/// Joins the sources of settings: defaults, file, environment, flags, each above the one before.
package struct SettingsReader: Sendable {
    /// Where a value came from.
    package enum Source: Sendable, Hashable, CustomStringConvertible {
        case builtIn
        case file(path: String, line: Int)
        case environment(variable: String)
        case flag

        package var description: String {
            switch self {
            case .builtIn: "default"
            case .file(let path, let line): "\(path):\(line)"
            case .environment(let variable): variable
            case .flag: "flag"
            }
        }
    }

    /// Something an operator must mend.
    package struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
        /// Where.
        package let source: Source
        /// One sentence.
        package let sentence: String

        package var description: String { "\(self.source): \(self.sentence)" }
    }

    /// The settings so far.
    package private(set) var settings = Settings()
    /// Where each setting's value came from; those not named have their default.
    package private(set) var sources: [String: Source] = [:]
    /// Everything that is wrong, not only the first of it.
    package private(set) var faults: [Fault] = []

    package init() {}

    /// Reads a file: `name = value` lines, `#` begins a comment.
    package mutating func read(file text: String, path: String) {
        var seen: [String: Int] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let source = Source.file(path: path, line: index + 1)
            let bare = Self.trimmed(line.prefix { $0 != "#" })
            guard !bare.isEmpty else { continue }
            guard let sign = bare.firstIndex(of: "=") else {
                self.faults.append(Fault(source: source, sentence: "a line reads `name = value`"))
                continue
            }
            let name = Self.trimmed(bare[..<sign])
            if let first = seen.updateValue(index + 1, forKey: name) {
                self.faults.append(
                    Fault(source: source, sentence: "`\(name)` stands in line \(first) already"))
                continue
            }
            self.set(name, to: Self.trimmed(bare[bare.index(after: sign)...]), from: source)
        }
    }

    /// Reads the variables that begin with `FILINGD_`.
    package mutating func read(environment: [String: String]) {
        for definition in SettingDefinition.all {
            guard let value = environment[definition.variable] else { continue }
            self.set(
                definition.name, to: value, from: .environment(variable: definition.variable))
        }
    }

    /// Reads a flag's `name=value`.
    package mutating func read(flag: String) {
        guard let sign = flag.firstIndex(of: "=") else {
            self.faults.append(Fault(source: .flag, sentence: "--set takes name=value"))
            return
        }
        self.set(
            String(flag[..<sign]), to: String(flag[flag.index(after: sign)...]), from: .flag)
    }

    private mutating func set(_ name: String, to value: String, from source: Source) {
        guard let definition = SettingDefinition.all.first(where: { $0.name == name }) else {
            self.faults.append(
                Fault(source: source, sentence: "there is no setting named `\(name)`"))
            return
        }
        guard definition.apply(&self.settings, value) else {
            self.faults.append(
                Fault(
                    source: source,
                    sentence: "`\(name)` takes \(definition.takes), not `\(value)`"))
            return
        }
        self.sources[name] = source
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let kept = text.drop { $0.isWhitespace }
        guard let end = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(kept[...end])
    }
}
