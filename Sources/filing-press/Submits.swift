// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingDomain
import FilingSeal
import FilingServer
import FilingWire
import Glibc
import NIOCore

/// Every draft handed in once, by its own applicant, many at a time.
struct Submits: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Durable submits/s.")

    @OptionGroup var load: LoadOptions
    @Option(help: "Applicants at once, each on a connection of its own.") var concurrency = 64
    @Option(help: "Index of the first draft.") var first = 0
    @Option(help: "Drafts to hand in.") var count = 40_000

    func run() throws {
        guard let data = self.load.data else { throw ValidationError("submits needs --data.") }
        let keys = try KeyFileStore.load(path: DataDirectory(path: data).keys) { [] }
        let person = try SeededPerson(keys: keys, now: SystemClock().now())
        let templates = try (self.first..<self.first + self.count).map {
            try Self.template($0, person)
        }
        let connections = try (0..<self.concurrency).map { index in
            let connection = try LoadConnection(port: self.load.port)
            try connection.resume(self.first + index)
            return connection
        }
        var meter = try Meter(server: self.load.serverPid)
        var sentNs = [UInt64](repeating: 0, count: connections.count)
        var next = 0
        for (index, connection) in connections.enumerated() where next < templates.count {
            sentNs[index] = Meter.nowNs()
            connection.queue(templates[next])
            try connection.flush()
            next += 1
        }
        var waits = connections.map {
            pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
        }
        while meter.done < templates.count {
            guard poll(&waits, nfds_t(waits.count), 10_000) > 0 else {
                throw LoadConnection.Broken(step: "no reply within 10 s")
            }
            for index in connections.indices where waits[index].revents != 0 {
                var replies = 0
                try connections[index].receive { frame in
                    guard frame.head.readableBytes == 0 else {
                        throw LoadConnection.Broken(
                            step: try RpcV1.Status(decoding: frame.head).reason)
                    }
                    replies += 1
                }
                guard replies > 0 else { continue }
                let now = Meter.nowNs()
                meter.count(sinceNs: sentNs[index], now: now)
                guard next < templates.count else { continue }
                sentNs[index] = now
                connections[index].queue(templates[next])
                try connections[index].flush()
                next += 1
            }
        }
        try Meter.show(try meter.result("submit \(self.concurrency) at once"))
    }

    private static func template(_ number: Int, _ person: SeededPerson) throws -> [UInt8] {
        try RequestTemplate.make(
            "filing.v1.Filing/Submit",
            FilingV1.SubmitFilingRequest(
                filingNumber: person.filingNumber(of: number)?.text ?? "", revision: 1,
                declaration: "declaration-2026-1"),
            token: SeededPerson.token(of: number)?.text ?? [],
            key: Array(Digest(of: Array("submit \(number)".utf8)).bytes.prefix(16)))
    }
}
