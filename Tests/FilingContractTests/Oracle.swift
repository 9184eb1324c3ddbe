// SPDX-License-Identifier: Apache-2.0
import FilingContract
import Foundation
import Testing

/// Google's protobuf for Python, run as a program of its own on the contract in proto/.
///
/// `Tests/Oracle/contract_oracle.py` says what the lines between the two look like.
struct Oracle {
    /// What the program does not agree with, in its words.
    struct Disagreement: Error, CustomStringConvertible {
        let description: String
    }

    /// What the Swift side may refuse.
    enum Mode: String {
        case honest
        case truncated
        case hostile
    }

    static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private let folder: URL

    /// Makes Python's modules from proto/ in a folder that `body` may use until it returns.
    static func with<Result>(_ body: (Oracle) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "contract-oracle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do {
                try FileManager.default.removeItem(at: folder)
            } catch {
                Issue.record("the oracle's folder stays behind: \(error)")
            }
        }
        let oracle = Oracle(folder: folder)
        let proto = Self.repository.appending(path: "proto").path()
        _ = try oracle.run(
            "/usr/bin/env",
            ["protoc", "--proto_path=\(proto)", "--python_out=\(folder.path())"]
                + Self.protoFiles().map { "\(proto)/\($0)" })
        return try body(oracle)
    }

    /// The proto files, relative to proto/.
    static func protoFiles() throws -> [String] {
        try ["rpc/v1", "filing/v1"].flatMap { package in
            try FileManager.default.contentsOfDirectory(
                atPath: Self.repository.appending(path: "proto/\(package)").path()
            )
            .filter { $0.hasSuffix(".proto") }.sorted().map { "\(package)/\($0)" }
        }
    }

    /// `count` random messages of each type, always the same for a seed.
    func messages(seed: Int, count: Int) throws -> [(name: String, bytes: [UInt8])] {
        try self.script(["make", "\(seed)", "\(count)"]).split(separator: "\n").map { line in
            let parts = line.split(separator: " ")
            return (String(parts[0]), parts.count > 1 ? [UInt8](hex: parts[1]) : [])
        }
    }

    /// Lets Python judge what the Swift side makes of each input.
    ///
    /// - Returns: how many inputs the Swift side accepted.
    /// - Throws: `Disagreement` with the first differences.
    func judge(_ inputs: [(name: String, bytes: [UInt8])], _ mode: Mode) throws -> Int {
        let types = Dictionary(
            uniqueKeysWithValues: Contract.messages.map { ($0.protoName, $0) })
        var lines = Data()
        var accepted = 0
        for input in inputs {
            guard let type = types[input.name] else {
                throw Disagreement(description: "Swift has no \(input.name)")
            }
            let line = try Self.line(type, input.bytes)
            accepted += line["refused"] == nil ? 1 : 0
            lines.append(try JSONSerialization.data(withJSONObject: line))
            lines.append(0x0A)
        }
        let file = self.folder.appending(path: "lines-\(UUID().uuidString)")
        try lines.write(to: file)
        _ = try self.script(["compare", mode.rawValue, file.path()])
        return accepted
    }

    private static func line<M: Message>(_ type: M.Type, _ bytes: [UInt8]) throws -> [String: Any] {
        var line: [String: Any] = ["name": M.protoName, "input": bytes.hex]
        let message: M
        do {
            message = try M(decoding: bytes)
        } catch {
            line["refused"] = "\(error)"
            return line
        }
        line["output"] = try message.encoded.hex
        line["value"] = Self.plain(message)
        return line
    }

    /// The fields of a message as JSON can hold them.
    private static func plain(_ value: Any) -> Any {
        // A cast alone would take an empty array of anything for bytes.
        if type(of: value) == [UInt8].self, let bytes = value as? [UInt8] { return bytes.hex }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { Self.plain($0.value) } ?? NSNull()
        case .collection: return mirror.children.map { Self.plain($0.value) }
        case .enum: return String(describing: value)
        case .struct where value is any Message:
            return Dictionary(
                uniqueKeysWithValues: mirror.children.map { ($0.label ?? "", Self.plain($0.value)) }
            )
        default: return value
        }
    }

    private func script(_ arguments: [String]) throws -> String {
        let script = Self.repository.appending(path: "Tests/Oracle/contract_oracle.py").path()
        return try self.run("/usr/bin/python3", [script, self.folder.path()] + arguments)
    }

    /// Runs a program to its end; its output goes through a file, which cannot fill up.
    private func run(_ program: String, _ arguments: [String]) throws -> String {
        let output = self.folder.appending(path: "output-\(UUID().uuidString)")
        try Data().write(to: output)
        let handle = try FileHandle(forWritingTo: output)
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        try handle.close()
        let text = try String(contentsOf: output, encoding: .utf8)
        guard process.terminationStatus == 0 else { throw Disagreement(description: text) }
        return text
    }
}
