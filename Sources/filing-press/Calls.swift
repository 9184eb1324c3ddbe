// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingDomain
import FilingSeal
import FilingServer
import FilingWire
import Glibc
import NIOCore

/// The same small call, a fixed number of them outstanding on each connection.
struct Calls: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Health/Check or Status/Get calls/s.")

    @OptionGroup var load: LoadOptions
    @Option(help: "health or status.") var method = "health"
    @Option(help: "Connections.") var connections = 8
    @Option(help: "Calls outstanding on each.") var outstanding = 16
    @Option(help: "Seconds of measuring, after a tenth of it to warm up.") var seconds = 5.0

    func run() throws {
        let lanes = try (0..<self.connections).map { try self.lane($0) }
        try self.drive(lanes, for: self.seconds / 10, into: nil)
        var meter = try Meter(server: self.load.serverPid)
        try withUnsafeMutablePointer(to: &meter) {
            try self.drive(lanes, for: self.seconds, into: $0)
        }
        try Meter.show(
            try meter.result("\(self.method) \(self.connections)x\(self.outstanding)"))
    }

    private final class Lane {
        let connection: LoadConnection
        let template: [UInt8]
        /// When each outstanding call was sent, oldest first: replies to these methods keep order.
        var sentNs: [UInt64] = []
        var first = 0

        init(connection: LoadConnection, template: [UInt8]) {
            self.connection = connection
            self.template = template
        }

        func send(_ count: Int, now: UInt64) throws {
            for _ in 0..<count {
                self.connection.queue(self.template)
                self.sentNs.append(now)
            }
            try self.connection.flush()
            if self.first > 4_096 {
                self.sentNs.removeFirst(self.first)
                self.first = 0
            }
        }
    }

    private func lane(_ index: Int) throws -> Lane {
        let connection = try LoadConnection(port: self.load.port)
        // Health too is measured as a logged-in client has it: 64 calls at once, not 2.
        try connection.resume(index)
        guard self.method == "status" else {
            return Lane(
                connection: connection,
                template: try RequestTemplate.make(
                    "rpc.v1.Health/Check", RpcV1.HealthCheckRequest()))
        }
        guard let data = self.load.data else {
            throw ValidationError("--method status needs --data.")
        }
        let keys = try KeyFileStore.load(path: DataDirectory(path: data).keys) { [] }
        let person = try SeededPerson(keys: keys, now: SystemClock().now())
        let number = person.filingNumber(of: index)?.text ?? ""
        return Lane(
            connection: connection,
            template: try RequestTemplate.make(
                "filing.v1.Status/Get", FilingV1.GetStatusRequest(filingNumber: number)))
    }

    private func drive(
        _ lanes: [Lane], for seconds: Double, into meter: UnsafeMutablePointer<Meter>?
    ) throws {
        let end = Meter.nowNs() + UInt64(seconds * 1e9)
        for lane in lanes { try lane.send(self.outstanding, now: Meter.nowNs()) }
        var waits = lanes.map {
            pollfd(fd: $0.connection.descriptor, events: Int16(POLLIN), revents: 0)
        }
        var open = lanes.count * self.outstanding
        while open > 0 {
            guard poll(&waits, nfds_t(waits.count), 5_000) > 0 else {
                throw LoadConnection.Broken(step: "no reply within 5 s")
            }
            for (lane, wait) in zip(lanes, waits) where wait.revents != 0 {
                var replies = 0
                let now = Meter.nowNs()
                try lane.connection.receive { frame in
                    guard frame.head.readableBytes == 0 else {
                        throw LoadConnection.Broken(
                            step: try RpcV1.Status(decoding: frame.head).reason)
                    }
                    meter?.pointee.count(sinceNs: lane.sentNs[lane.first], now: now)
                    lane.first += 1
                    replies += 1
                }
                open -= replies
                if now < end, replies > 0 {
                    try lane.send(replies, now: now)
                    open += replies
                }
            }
        }
    }
}
