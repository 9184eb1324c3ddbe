// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingDomain
import FilingSeal

/// Every draft handed in once, by its own applicant, many at a time.
struct Submits: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Durable submits/s.")

    @OptionGroup var load: LoadOptions
    @Option(help: "Applicants at once, each on a connection of its own.") var concurrency = 64
    @Option(help: "Index of the first draft.") var first = 0
    @Option(help: "Drafts to hand in.") var count = 40_000

    func run() throws {
        let person = try SeededPerson(of: self.load)
        let templates = try (self.first..<self.first + self.count).map {
            try Self.template($0, person)
        }
        let connections = try (0..<self.concurrency).map { index in
            let connection = try LoadConnection(port: self.load.port, tls: self.load.tls)
            try connection.resume(self.first + index)
            return connection
        }
        let meter = try Meter(server: self.load.serverPid)
        var next = 0
        try drive(
            connections.map { connection in
                var sentNs: UInt64 = 0
                return Dialogue(connection) { reply in
                    if let reply {
                        try reply.requireOK()
                        meter.count(sinceNs: sentNs, now: Meter.nowNs())
                    }
                    guard next < templates.count else { return nil }
                    defer { next += 1 }
                    sentNs = Meter.nowNs()
                    return templates[next]
                }
            })
        try Meter.show(try meter.result("submit \(self.concurrency) at once\(self.load.mark)"))
    }

    /// Hands in the draft of that number.
    static func template(_ number: Int, _ person: SeededPerson) throws -> [UInt8] {
        try RequestTemplate.make(
            "filing.v1.Filing/Submit",
            FilingV1.SubmitFilingRequest(
                filingNumber: person.filingNumber(of: number)?.text ?? "", revision: 1,
                declaration: "declaration-2026-1"),
            token: SeededPerson.token(of: number)?.text ?? [],
            key: Array(Digest(of: Array("submit \(number)".utf8)).bytes.prefix(16)))
    }
}
