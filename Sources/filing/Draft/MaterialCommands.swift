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
        subcommands: [MaterialList.self, MaterialSave.self])
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
                    ["ID", say(Labels.kind), say(Labels.size), say(Labels.time), ""],
                    reply.materials.map {
                        [
                            "\($0.materialID)", say(Labels.kind($0.kind)), "\($0.size)",
                            ChinaTime.text(ms: $0.atMs), $0.current ? "*" : "",
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
