// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import Foundation
import Glibc

/// A kind of material as it is typed.
struct KindWord: ExpressibleByArgument {
    let kind: MaterialKind

    init?(argument: String) {
        guard let kind = MaterialKind.allCases.first(where: { $0.token == argument }) else {
            return nil
        }
        self.kind = kind
    }

    static var allValueStrings: [String] { MaterialKind.allCases.map(\.token) }

    var contract: FilingV1.MaterialKind {
        FilingV1.MaterialKind(rawValue: self.kind.rawValue) ?? .unspecified
    }
}

/// Sends a scan; given again after any crash it goes on and ends in exactly one material.
struct Upload: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "上传材料 / uploads a scan of at most 2 MiB.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Argument(help: "材料种类 / kind.") var kind: KindWord
    @Argument(help: "文件 / file.", completion: .file()) var file: String
    @Flag(help: "坚持提交疑似空白或模糊的文件，由人工查看 / sends a scan that seems blank or blurred.")
    var insist = false

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            guard let data = FileManager.default.contents(atPath: self.file) else {
                throw LocalProblem.unreadable(self.file)
            }
            let bytes = Array(data)
            let bar = ProgressBar(
                label: "\(run.output.say(Labels.uploading)) \(self.file)",
                isShown: isatty(STDERR_FILENO) == 1 && !self.options.json)
            defer { bar.end() }
            // The digest is part of the name: another file is another command.
            let receipt = try await run.write(
                ["upload", number, self.kind.kind.token, Digest(of: bytes).hex]
            ) { options, _ in
                try await run.client.upload.send(
                    bytes, as: self.kind.contract, for: number,
                    doubtful: self.insist ? .insist : .refuse, options: options
                ) { bar.show($0.committedBytes, of: $0.sizeBytes) }
            }
            let reply = FilingV1.CommitUploadReply(
                materialID: receipt.materialID, revision: receipt.revision)
            run.output.show(reply) {
                [
                    "\(run.output.say(self.kind.kind.name)) \(run.output.say(Labels.uploaded)): "
                        + "\(bytes.count) \(run.output.say(Labels.size)), ID \(receipt.materialID)"
                ]
            }
        }
    }
}

/// A line that shows how far something is, on a terminal.
struct ProgressBar: Sendable {
    let label: String
    let isShown: Bool

    private static let width: UInt64 = 30

    func show(_ done: UInt64, of total: UInt64) {
        guard self.isShown, total > 0 else { return }
        let filled = Int(Self.width * min(done, total) / total)
        let bar =
            String(repeating: "#", count: filled)
            + String(repeating: ".", count: Int(Self.width) - filled)
        self.write("\r\(self.label) [\(bar)] \(100 * min(done, total) / total)%")
    }

    func end() {
        guard self.isShown else { return }
        self.write("\n")
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
