// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// What the service tells one.
struct NoticeGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "通知 / what the service tells you.",
        subcommands: [NoticeList.self, NoticeRead.self], defaultSubcommand: NoticeList.self)
}

/// Lists notices.
struct NoticeList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "通知列表 / lists notices, newest first; * = unread.")

    @OptionGroup var options: CommonOptions
    @Flag(help: "只看未读 / leaves out what is read.") var unread = false
    @Option(help: "How many, 1 to 200.") var limit: UInt32 = 50
    @Option(help: "Continue before this one, from `next` of the page before.")
    var before: UInt64 = 0

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.notice.list(
                .init(before: self.before, limit: self.limit, unreadOnly: self.unread),
                options: run.options.callOptions())
            run.output.show(reply) {
                guard !reply.notices.isEmpty else { return [run.output.say(Labels.noNotices)] }
                return Table.lines(
                    ["ID", "", run.output.say(Labels.time), "", "", ""],
                    reply.notices.map { NoticeLines.notice($0, run.output) })
                    + NoticeLines.unread(reply.unread, run.output)
            }
        }
    }
}

/// Marks notices as read.
struct NoticeRead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "标为已读 / marks notices as read.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "Their ids in `filing notice list`, at most 100.") var ids: [UInt64] = []
    @Flag(help: "全部 / all that there are now.") var all = false

    func validate() throws {
        guard self.ids.isEmpty == self.all, self.ids.count <= 100 else {
            throw ValidationError("Give 1 to 100 ids, or --all.")
        }
    }

    func run() async throws {
        try await Run.command(self.options) { run in
            let options = run.options.callOptions()
            let reply =
                if self.all {
                    try await Self.readAll(run.client, options)
                } else {
                    try await run.client.notice.markRead(self.ids, options: options)
                }
            run.output.show(reply) {
                reply.unread == 0
                    ? [run.output.say(Labels.done)] : NoticeLines.unread(reply.unread, run.output)
            }
        }
    }

    private static func readAll(
        _ client: FilingClient, _ options: CallOptions
    ) async throws -> FilingV1.MarkNoticesReadReply {
        let newest = try await client.notice.list(.init(limit: 1), options: options).notices.first
        guard let newest else { return FilingV1.MarkNoticesReadReply() }
        return try await client.notice.markRead(upTo: newest.id, options: options)
    }
}
