// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import AsyncHTTPClient
import FilingDomain
import FilingMetrics
import Foundation
import NIOCore
import NIOHTTP1

/// Shows what a server is doing, from its metrics port.
struct Top: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "运行概况 / shows live what the server is doing.",
        discussion: """
            Run it on the server's own machine: it reads http://127.0.0.1:PORT/metrics (setting \
            metrics.port). On a terminal it draws anew until Ctrl-C; in a pipe, or with --json, it \
            prints one page for each interval.
            """)

    @Option(help: "The server's metrics.port.") var port: Int = 7_402

    @Option(help: "Seconds between two looks, 1 to 3600.") var interval: Int = 2

    @Option(help: "Pages to show; otherwise until Ctrl-C on a terminal, and one elsewhere.")
    var count: Int?

    @Flag(help: "Prints one JSON object a page.") var json = false

    @Option(help: "zh or en; otherwise the locale decides.") var lang: Language?

    func validate() throws {
        guard (1...65_535).contains(self.port) else {
            throw ValidationError("--port takes 1 to 65535.")
        }
        guard (1...3_600).contains(self.interval) else {
            throw ValidationError("--interval takes 1 to 3600 seconds.")
        }
        guard self.count ?? 1 >= 1 else { throw ValidationError("--count begins at 1.") }
    }

    func run() async throws {
        let language = CommonOptions.language(self.lang)
        let output = Output(language: language, isJSON: self.json)
        let isLive = isatty(STDOUT_FILENO) == 1 && !self.json
        let pages = self.count ?? (isLive ? .max : 1)
        let http = HTTPClient(eventLoopGroupProvider: .singleton)
        do {
            var before = try await self.look(http)
            for _ in 0..<pages {
                try await Task.sleep(for: .seconds(self.interval))
                let after = try await self.look(http)
                let page = TopPage(from: before, to: after)
                if isLive { Terminal.clear() }
                let rows = isLive ? max(3, Terminal.rows / 2 - 4) : 100
                output.show(page.json) { page.lines(language, rows: rows) }
                before = after
            }
            try await http.shutdown()
        } catch let unreachable as Unreachable {
            try await http.shutdown()
            output.fail(
                reason: "METRICS_UNREACHABLE", message: output.say(unreachable.sentence), hint: "")
            throw ExitCode(ExitStatus.unreachable.rawValue)
        }
    }

    /// No page came; a sentence for the operator.
    private struct Unreachable: Error {
        let sentence: Text

        init(port: Int, _ why: String) {
            self.sentence = Text(
                zh: "读不到 127.0.0.1:\(port) 的运行指标（\(why)）。服务端设置 metrics.port 了吗？",
                en: "No metrics from 127.0.0.1:\(port) (\(why)). Is the server's metrics.port set?")
        }
    }

    /// Bytes of a page: methods, buckets and regions stay far below.
    private static let pageLimit = 8 << 20

    private func look(_ http: HTTPClient) async throws -> MetricsSnapshot {
        do {
            let request = HTTPClientRequest(url: "http://127.0.0.1:\(self.port)/metrics")
            let answer = try await http.execute(request, timeout: .seconds(5))
            guard answer.status == .ok else {
                throw Unreachable(port: self.port, "HTTP \(answer.status.code)")
            }
            let body = try await answer.body.collect(upTo: Self.pageLimit)
            let samples = try MetricsText.read(String(buffer: body))
            return MetricsSnapshot(
                samples, atSeconds: ProcessInfo.processInfo.systemUptime)
        } catch let unreachable as Unreachable {
            throw unreachable
        } catch let fault as MetricsText.Fault {
            throw Unreachable(port: self.port, "line \(fault.line)")
        } catch {
            throw Unreachable(port: self.port, "\(error)")
        }
    }
}
