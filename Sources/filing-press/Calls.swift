// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingDomain

/// The same small call, a fixed number of them outstanding on each connection.
struct Calls: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Health/Check or Status/Get calls/s.")

    @OptionGroup var load: LoadOptions
    @Option(help: "health or status.") var method = "health"
    @Option(help: "Connections.") var connections = 8
    @Option(help: "Calls outstanding on each.") var outstanding = 16
    @Option(help: "Seconds of measuring, after a tenth of it to warm up.") var seconds = 5.0

    func run() throws {
        let target = try StatusTarget(self.load, isHealth: self.method == "health")
        let connections = try (0..<self.connections).map { try target.connection($0) }
        let templates = try (0..<self.connections).map { try target.template($0) }
        func drive(for seconds: Double, into meter: Meter?) throws {
            let endNs = Meter.nowNs() + UInt64(seconds * 1e9)
            try filing_press.drive(
                zip(connections, templates).map {
                    Pipeline(
                        $0, $1, outstanding: self.outstanding, endNs: endNs, meter: meter)
                })
        }
        try drive(for: self.seconds / 10, into: nil)
        let meter = try Meter(server: self.load.serverPid)
        try drive(for: self.seconds, into: meter)
        try Meter.show(
            try meter.result(
                "\(self.method) \(self.connections)x\(self.outstanding)\(self.load.mark)"))
    }
}

/// What `Calls` and `Storm` call: Health/Check, or Status/Get of one's own filing.
struct StatusTarget {
    private let load: LoadOptions
    private let person: SeededPerson?

    init(_ load: LoadOptions, isHealth: Bool = false) throws {
        self.load = load
        self.person = isHealth ? nil : try SeededPerson(of: load)
    }

    /// A connection with a session: health too is measured as a logged-in client has it, with 64
    /// calls at once and not 2.
    func connection(_ index: Int) throws -> LoadConnection {
        let connection = try LoadConnection(port: self.load.port, tls: self.load.tls)
        try connection.resume(index)
        return connection
    }

    /// The request of that connection.
    func template(_ index: Int) throws -> [UInt8] {
        guard let person else {
            return try RequestTemplate.make("rpc.v1.Health/Check", RpcV1.HealthCheckRequest())
        }
        let number = person.filingNumber(of: index)?.text ?? ""
        return try RequestTemplate.make(
            "filing.v1.Status/Get", FilingV1.GetStatusRequest(filingNumber: number))
    }
}
