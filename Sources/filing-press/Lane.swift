// SPDX-License-Identifier: Apache-2.0

import FilingWire
import Glibc

/// One connection of a load, driven by replies.
protocol Lane: AnyObject {
    var connection: LoadConnection { get }
    /// Whether a reply is awaited.
    var isOpen: Bool { get }
    /// Sends the first requests.
    func begin() throws
    /// Takes a reply; sends nothing yet.
    func take(_ reply: Frame) throws
    /// Sends what the replies taken make room for.
    func goOn() throws
}

extension Lane {
    /// Takes the replies that are there.
    fileprivate func receive() throws {
        try self.connection.receive { try self.take($0) }
        try self.goOn()
    }
}

/// Drives lanes on one thread until none awaits a reply.
func drive(_ lanes: [any Lane]) throws {
    for lane in lanes { try lane.begin() }
    var waits = lanes.map {
        pollfd(fd: $0.connection.descriptor, events: Int16(POLLIN), revents: 0)
    }
    while lanes.contains(where: \.isOpen) {
        guard poll(&waits, nfds_t(waits.count), 10_000) > 0 else {
            throw LoadConnection.Broken(step: "no reply within 10 s")
        }
        for (lane, wait) in zip(lanes, waits) where wait.revents != 0 { try lane.receive() }
    }
}

/// The same request, a fixed number of them outstanding, until a moment.
final class Pipeline: Lane {
    let connection: LoadConnection
    private let template: [UInt8]
    private let outstanding: Int
    private let endNs: UInt64
    private let meter: Meter?
    /// When each outstanding call was sent, oldest first: replies to these methods keep order.
    private var sentNs: [UInt64] = []
    private var first = 0
    private var nowNs: UInt64 = 0

    /// - Parameters:
    ///   - endNs: of `Meter.nowNs()`.
    ///   - meter: nil to warm up.
    init(
        _ connection: LoadConnection, _ template: [UInt8], outstanding: Int, endNs: UInt64,
        meter: Meter?
    ) {
        self.connection = connection
        self.template = template
        self.outstanding = outstanding
        self.endNs = endNs
        self.meter = meter
    }

    var isOpen: Bool { self.first < self.sentNs.count }

    func begin() throws {
        self.nowNs = Meter.nowNs()
        try self.goOn()
    }

    func take(_ reply: Frame) throws {
        try reply.requireOK()
        self.nowNs = Meter.nowNs()
        self.meter?.count(sinceNs: self.sentNs[self.first], now: self.nowNs)
        self.first += 1
    }

    func goOn() throws {
        guard self.nowNs < self.endNs else { return }
        for _ in 0..<(self.outstanding - (self.sentNs.count - self.first)) {
            self.connection.queue(self.template)
            self.sentNs.append(self.nowNs)
        }
        try self.connection.flush()
        if self.first > 4_096 {
            self.sentNs.removeFirst(self.first)
            self.first = 0
        }
    }
}

/// One request after another, each made of the reply before it.
final class Dialogue: Lane {
    let connection: LoadConnection
    private let next: (Frame?) throws -> [UInt8]?
    private(set) var isOpen = false
    private var request: [UInt8]?

    /// - Parameter next: the request after a reply, the first one after nil; nil ends the lane.
    init(_ connection: LoadConnection, next: @escaping (Frame?) throws -> [UInt8]?) {
        self.connection = connection
        self.next = next
    }

    func begin() throws {
        self.request = try self.next(nil)
        try self.goOn()
    }

    func take(_ reply: Frame) throws {
        self.isOpen = false
        self.request = try self.next(reply)
    }

    func goOn() throws {
        guard let request else { return }
        self.request = nil
        self.connection.queue(request)
        try self.connection.flush()
        self.isOpen = true
    }
}
