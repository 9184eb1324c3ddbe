// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingDomain
import FilingSeal
import Foundation

/// Checks a receipt without a server.
struct VerifyReceipt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-receipt",
        abstract: "核验回执（不联网）/ checks a receipt without a server.",
        discussion: """
            Exit codes: 0 it holds; 1 it does not: not signed by this key, changed, or a scan or the \
            person is another one; 2 wrong usage; 5 a file cannot be used.
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "回执文件 / the receipt.", completion: .file()) var file: String
    @Option(help: "服务器公钥（十六进制或文件）/ the server's public key: hexadecimal, or a file with it.")
    var key: String
    @Option(
        help: "材料文件或文件夹 / scans or a folder of them: each that was handed in must be there.",
        completion: .file()) var materials: [String] = []
    @Option(
        help: "本人信息（profile set 的文件）/ who it is about: the file of `profile set`.",
        completion: .file()) var person: String?
    @Option(
        help: "开启值文件 / what opens the part about the person; FILE.opening if not said.",
        completion: .file()) var opening: String?

    func run() async throws {
        let output = Output(language: self.options.language, isJSON: self.options.json)
        do {
            let key = ReceiptPublicKey(bytes: try ReceiptFile.words32(self.key))
            let bytes = try ReceiptFile.bytes(of: self.file, limit: ReceiptBytes.limit)
            guard let statement = key.statement(of: bytes) else {
                throw Failed(said: ReceiptLines.notSigned)
            }
            try self.requireScans(of: statement)
            try self.requirePerson(of: statement)
            let checked = ReceiptLines.Checked(
                scans: !self.materials.isEmpty, person: self.person != nil)
            output.show(ReceiptLines.object(statement, checked)) {
                ReceiptLines.lines(statement, checked, output)
            }
        } catch let failed as Failed {
            output.fail(
                reason: "RECEIPT_INVALID", message: output.say(failed.said), hint: failed.what)
            throw ExitCode(ExitStatus.refused.rawValue)
        } catch let problem as LocalProblem {
            output.fail(reason: "LOCAL_FILE", message: output.say(problem.sentence), hint: "")
            throw ExitCode(ExitStatus.localFile.rawValue)
        }
    }

    /// The receipt does not hold.
    private struct Failed: Error {
        let said: Text
        var what = ""
    }

    private func requireScans(of statement: ReceiptStatement) throws {
        guard !self.materials.isEmpty else { return }
        let present = Set(
            try self.materials.flatMap(Self.files).map {
                Digest(of: try ReceiptFile.bytes(of: $0, limit: Int(MaterialLimits.sizeBytes)))
                    .bytes
            })
        let missing = statement.materials.filter { !present.contains($0.sha256) }
        guard missing.isEmpty else {
            throw Failed(
                said: ReceiptLines.otherScans,
                what: missing.map(\.kind.token).joined(separator: ", "))
        }
    }

    /// The file, or the plain files of the folder that can be a scan.
    private static func files(_ path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw LocalProblem.unreadable(path)
        }
        guard isFolder.boolValue else { return [path] }
        guard let names = FileManager.default.subpaths(atPath: path) else {
            throw LocalProblem.unreadable(path)
        }
        return try names.sorted().map { path + "/" + $0 }.filter { name in
            let facts = try FileManager.default.attributesOfItem(atPath: name)
            return facts[.type] as? FileAttributeType == .typeRegular
                && (facts[.size] as? Int).map { $0 <= Int(MaterialLimits.sizeBytes) } ?? false
        }
    }

    private func requirePerson(of statement: ReceiptStatement) throws {
        guard let person = self.person else { return }
        let path = self.opening ?? self.file + ".opening"
        guard let opening = ReceiptOpening(bytes: try ReceiptFile.words32(path)) else {
            throw LocalProblem.malformed(path, "64 × 0-9 a-f")
        }
        guard let stated = try PersonFile(path: person).identity else {
            throw LocalProblem.malformed(person, "identity")
        }
        do {
            let identity = Identity(
                name: try PersonName(text: stated.name),
                number: try IDNumber(stored: stated.idNumber))
            guard opening.commitment(to: identity) == statement.person else {
                throw Failed(said: ReceiptLines.otherPerson)
            }
        } catch is Refusal {
            throw LocalProblem.malformed(person, "identity")
        }
    }
}
