// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What an opening-day storm of logins leaves to those who file.
struct Storm: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Status/Get alone, then beside logins at full rate: the share of its rate left.")

    @OptionGroup var load: LoadOptions
    @Option(help: "Connections that ask for the status.") var connections = 8
    @Option(help: "Status calls outstanding on each.") var outstanding = 16
    @Option(help: "Logins at once, each on a connection of its own.") var logins = 64
    @Option(help: "Seconds of each half.") var seconds = 5.0

    private struct Result: Encodable {
        let what: String
        let share: Double
        let alonePerSecond: Double
        let besidePerSecond: Double
        let loginsPerSecond: Double
    }

    /// Images for each second of storm: more than the server can use.
    private static let imagesPerSecond = 10_000.0

    func run() throws {
        let target = try StatusTarget(self.load)
        let connections = try (0..<self.connections).map { try target.connection($0) }
        let templates = try (0..<self.connections).map { try target.template($0) }
        let crowd = try LoginCrowd(self.load, concurrency: self.logins)
        func status(until endNs: UInt64, _ meter: Meter) -> [any Lane] {
            zip(connections, templates).map {
                Pipeline($0, $1, outstanding: self.outstanding, endNs: endNs, meter: meter)
            }
        }
        func end() -> UInt64 { Meter.nowNs() + UInt64(self.seconds * 1e9) }

        try crowd.readImages(Int(self.seconds * Self.imagesPerSecond))
        let alone = try Meter(server: self.load.serverPid)
        try drive(status(until: end(), alone))
        let aloneResult = try alone.result("status")
        let beside = try Meter(server: self.load.serverPid)
        let logins = try Meter(server: self.load.serverPid)
        let endNs = end()
        try drive(status(until: endNs, beside) + crowd.lanes(until: endNs, meter: logins))
        let besideResult = try beside.result("status")
        try Meter.show(
            Result(
                what: "status beside \(self.logins) logins at once",
                share: besideResult.perSecond / aloneResult.perSecond,
                alonePerSecond: aloneResult.perSecond,
                besidePerSecond: besideResult.perSecond,
                loginsPerSecond: try logins.result("login").perSecond))
    }
}
