// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import Foundation

/// Decisions as JSON lines, each once more than lost.
struct RegistryPull: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull",
        abstract: "拉取审核结果 / prints the feed of decisions, one JSON object a line.",
        discussion: """
            With --cursor, goes on where the last run stopped: the file is written after the lines \
            are. Killed in between, the lines come again in the next run with the same keys; none is \
            ever left out. Without it, the feed is printed from its start.
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: "File that keeps the place in the feed.", completion: .file())
    var cursor: String?
    @Option(help: "Records of a page, 1 to 500.") var limit: UInt32 = 500
    @Flag(help: "Waits for further decisions instead of ending.") var follow = false

    func run() async throws {
        try await Run.command(self.options) { run in
            var after = try self.cursor.map(FeedCursorFile.init(path:))?.read() ?? 0
            while true {
                let page = try await run.client.registry.pull(
                    .init(after: after, limit: self.limit, wait: self.follow),
                    options: run.options.callOptions())
                // One piece, and past every buffer: what is written is out before the cursor is.
                let lines = page.records.map { MessageJSON.text(of: $0) + "\n" }.joined()
                try FileHandle.standardOutput.write(contentsOf: Data(lines.utf8))
                if let cursor, page.next != after {
                    try FeedCursorFile(path: cursor).write(page.next)
                }
                after = page.next
                guard self.follow || page.more else { return }
            }
        }
    }
}

/// A file with a place in the feed: decimal digits and a line feed.
struct FeedCursorFile {
    let path: String

    /// The place; 0 if there is no file yet.
    ///
    /// - Throws: `LocalProblem` for a file that is none: starting over unseen would be a surprise.
    func read() throws -> UInt64 {
        guard let data = try PrivateFile.read(self.path) else { return 0 }
        let text = String(decoding: data, as: UTF8.self)
        guard text.hasSuffix("\n"), let place = UInt64(text.dropLast()) else {
            throw LocalProblem.malformed(self.path, "[0-9]+")
        }
        return place
    }

    /// Keeps a place, whole or not at all.
    func write(_ place: UInt64) throws {
        try PrivateFile.write(Data("\(place)\n".utf8), to: self.path)
    }
}
