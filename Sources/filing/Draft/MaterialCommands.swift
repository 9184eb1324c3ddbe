// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import Foundation

/// What was uploaded.
struct MaterialGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "material", abstract: "材料 / what was uploaded.",
        subcommands: [MaterialList.self, MaterialSave.self, MaterialCheck.self])
}

/// Lists every version of every kind.
struct MaterialList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "材料列表 / lists every version.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let reply = try await run.client.material.list(
                number, options: run.options.callOptions())
            run.output.show(reply) {
                let say = run.output.say
                return Table.lines(
                    ["ID", say(Labels.kind), say(Labels.size), say(Labels.time), "", ""],
                    reply.materials.map {
                        [
                            "\($0.materialID)", say(Labels.kind($0.kind)), "\($0.size)",
                            ChinaTime.text(ms: $0.atMs), $0.current ? "*" : "",
                            say(Labels.doubt($0.doubt)),
                        ]
                    })
            }
        }
    }
}

/// Saves a version to a file.
struct MaterialSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save", abstract: "下载材料 / saves a version to a file of mode 0600.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Argument(help: "材料 ID / material ID.") var material: UInt64
    @Argument(help: "文件 / file.", completion: .file()) var file: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let bytes = try await run.client.material.download(
                number, materialID: self.material, options: run.options.callOptions())
            try PrivateFile.write(Data(bytes), to: self.file)
            run.output.show(
                FilingV1.ReadMaterialReply(size: UInt64(bytes.count))
            ) { ["\(self.file): \(bytes.count) \(run.output.say(Labels.size))"] }
        }
    }
}

/// Judges a scan without a server, exactly as the server will.
struct MaterialCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "检查文件（不联网）/ judges a scan without a server; 1 = it would not be taken.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "文件 / file.", completion: .file()) var file: String
    @Option(help: "材料种类 / kind.") var kind: KindWord

    func run() async throws {
        let output = Output(language: self.options.language, isJSON: self.options.json)
        guard let data = FileManager.default.contents(atPath: self.file) else {
            let problem = LocalProblem.unreadable(self.file)
            output.fail(reason: "LOCAL_FILE", message: output.say(problem.sentence), hint: "")
            throw ExitCode(ExitStatus.localFile.rawValue)
        }
        do {
            let doubt = try await ScanCheck.run(
                Array(data), as: self.kind.contract,
                language: self.options.language == .zh ? .zh : .en)
            if let doubt { throw doubt }
        } catch let error as FilingError {
            output.fail(error)
            throw ExitCode(ExitStatus.refused.rawValue)
        }
        output.show(FilingV1.FilingMaterial(kind: self.kind.contract, size: UInt64(data.count))) {
            [
                "\(output.say(self.kind.kind.name)) \(output.say(Labels.fit)): \(data.count) "
                    + output.say(Labels.size)
            ]
        }
    }
}
