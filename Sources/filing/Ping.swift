// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import Foundation

/// Asks whether the server is there, and able to work.
struct Ping: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "检查服务 / asks whether the server is able to work.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let clock = ContinuousClock()
            let begun = clock.now
            let status = try await run.client.health.check(options: run.options.callOptions())
            let time = clock.now - begun
            run.output.show(RpcV1.HealthCheckReply(status: status)) {
                let word = status == .serving ? Labels.serving : Labels.notServing
                let ms = Double(time / .microseconds(1)) / 1_000
                return ["\(run.output.say(word)), \(ms) ms"]
            }
            guard status == .serving else { throw ExitCode(ExitStatus.unreachable.rawValue) }
        }
    }
}

/// What the server says about itself.
struct Describe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "方法列表 / lists the server's methods.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.meta.describe(options: run.options.callOptions())
            run.output.show(reply) {
                [reply.server]
                    + Table.lines(
                        ["method", "access", "key", "bytes"],
                        reply.methods.map {
                            [
                                $0.name, $0.access.joined(separator: ","),
                                $0.needsIdempotencyKey ? "*" : "", "\($0.maxRequestBytes)",
                            ]
                        })
            }
        }
    }
}
