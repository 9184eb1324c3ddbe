// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingDomain
import FilingWire
import Glibc

/// Clients that wait for a change of their filing, each on a connection of its own, and how soon they
/// learn of it.
struct Waits: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Status/Wait: from the sending of a submit to its news; reads while waiting.")

    @OptionGroup var load: LoadOptions
    @Option(help: "Clients that wait.") var clients = 5_000
    @Option(help: "Index of the first draft.") var first = 0
    @Option(help: "Submits under way at once.") var concurrency = 8
    @Option(help: "The server's metrics.port, which counts the reads of its database.")
    var metricsPort: Int
    @Option(help: "Seconds of waiting before the first change.") var seconds: UInt32 = 5

    private struct Result: Encodable {
        let what: String
        let medianUs: Double
        let p99Us: Double
        let waiters: Int
        let readsWhileWaiting: Int
    }

    func run() throws {
        raiseDescriptorLimit()
        let person = try SeededPerson(of: self.load)
        let waiters = try (0..<self.clients).map { index in
            try Waiter(self.first + index, person, self.load)
        }
        for waiter in waiters { try waiter.begin() }
        let page = ServerMetrics(port: self.metricsPort)
        try self.expectWaiters(page)
        // What is left are the looks of the jobs and of the page itself: some in a few seconds, however
        // many wait.
        let before = try page.value("filing_reads_total")
        sleep(self.seconds)
        let reads = Int(try page.value("filing_reads_total") - before)
        let meter = try Meter(server: self.load.serverPid)
        try self.change(waiters, person, meter)
        let result = try meter.result("")
        try Meter.show(
            Result(
                what: "Status/Wait, \(self.clients) wait\(self.load.mark)",
                medianUs: result.p50Us, p99Us: result.p99Us, waiters: self.clients,
                readsWhileWaiting: reads))
    }

    /// Waits until the server says that all of them wait: whose filing is none of a draft never does.
    private func expectWaiters(_ page: ServerMetrics) throws {
        for _ in 0..<Self.looks {
            if try page.value("filing_status_waiters") >= Double(self.clients) { return }
            usleep(50_000)
        }
        throw LoadConnection.Broken(step: "waiting: some of the filings are no drafts any more")
    }

    /// Half a minute.
    private static let looks = 600

    /// Changes every filing once, a few at a time, while everybody listens.
    private func change(
        _ waiters: [Waiter], _ person: SeededPerson, _ meter: Meter
    ) throws {
        var next = 0
        let changers = try (0..<self.concurrency).map { _ in
            Dialogue(try LoadConnection(port: self.load.port, tls: self.load.tls)) { reply in
                try reply?.requireOK()
                guard next < waiters.count else { return nil }
                defer { next += 1 }
                waiters[next].changed(at: Meter.nowNs(), meter)
                return try Submits.template(self.first + next, person)
            }
        }
        try drive(changers + waiters.map { $0 as any Lane })
    }
}

/// One client that waits for one change.
private final class Waiter: Lane {
    let connection: LoadConnection
    private(set) var isOpen = false
    private let template: [UInt8]
    private var hasBegun = false
    private var change: (atNs: UInt64, meter: Meter)?

    /// As long as a call may take.
    private static let timeoutMs: UInt32 = 60_000

    init(_ number: Int, _ person: SeededPerson, _ load: LoadOptions) throws {
        self.connection = try LoadConnection(port: load.port, tls: load.tls)
        try self.connection.resume(number)
        self.template = try RequestTemplate.make(
            "filing.v1.Status/Wait",
            FilingV1.WaitStatusRequest(
                filingNumber: person.filingNumber(of: number)?.text ?? "", revision: 1),
            timeoutMs: Self.timeoutMs)
    }

    /// Asks, once.
    func begin() throws {
        guard !self.hasBegun else { return }
        self.hasBegun = true
        self.connection.queue(self.template)
        try self.connection.flush()
        self.isOpen = true
    }

    /// Its filing is about to be changed.
    func changed(at atNs: UInt64, _ meter: Meter) { self.change = (atNs, meter) }

    func take(_ reply: Frame) throws {
        try reply.requireOK()
        guard let change else { throw LoadConnection.Broken(step: "news without a change") }
        change.meter.count(sinceNs: change.atNs, now: Meter.nowNs())
        self.isOpen = false
    }

    func goOn() {}
}
