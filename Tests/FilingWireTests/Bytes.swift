// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore

/// Frames built by hand from the layout in proto/README.md, without the code under test.
enum Bytes {
    static let preface: [UInt8] = [0xF1, 0x52, 0x50, 0x43, 1, 0, 0, 0]

    static func frame(
        kind: UInt8, call: UInt32, flags: UInt8 = 0, head: [UInt8] = [], body: [UInt8] = []
    ) -> [UInt8] {
        self.header(
            length: UInt32(head.count + body.count), call: call, kind: kind, flags: flags,
            headLength: UInt16(head.count)) + head + body
    }

    static func header(
        length: UInt32, call: UInt32, kind: UInt8, flags: UInt8 = 0, headLength: UInt16 = 0
    ) -> [UInt8] {
        func bytes<I: FixedWidthInteger>(_ value: I) -> [UInt8] {
            (0..<I.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        }
        return bytes(length) + bytes(call) + [kind, flags] + bytes(headLength)
    }

    static func request(_ call: UInt32, head: [UInt8] = [1, 2], body: [UInt8] = [3]) -> [UInt8] {
        self.frame(kind: 1, call: call, head: head, body: body)
    }

    static func cancel(_ call: UInt32) -> [UInt8] { self.frame(kind: 5, call: call) }

    static func ping(_ last: UInt8) -> [UInt8] {
        self.frame(kind: 6, call: 0, body: [0, 0, 0, 0, 0, 0, 0, last])
    }
}

/// A server's connection with a hand-moved clock.
struct Peer: ~Copyable {
    var connection: ServerConnection
    var now = NIODeadline.uptimeNanoseconds(1_000_000_000)

    init(limits: WireLimits = WireLimits()) {
        self.connection = ServerConnection(limits: limits, now: self.now)
    }

    /// A connection after the preface.
    static func greeted(loggedIn: Bool = true, limits: WireLimits = WireLimits()) -> Peer {
        var peer = Peer(limits: limits)
        _ = peer.send(Bytes.preface)
        if loggedIn { peer.connection.setLoggedIn(true) }
        return peer
    }

    /// Sends bytes and collects every event.
    mutating func send(_ bytes: [UInt8]) -> [ServerEvent] {
        self.connection.receive(ByteBuffer(bytes: bytes), now: self.now)
        var events: [ServerEvent] = []
        while let event = self.connection.nextEvent(now: self.now, canHandOver: false) {
            events.append(event)
        }
        return events
    }

    /// Answers a call and hands the response to the socket.
    mutating func answer(_ id: UInt32) {
        _ = self.connection.answered(id, now: self.now)
        self.connection.responsesHandedOver(1)
    }

    mutating func pass(_ time: TimeAmount) { self.now = self.now + time }

    mutating func sweep(
        unsent: Int = 0, taken: UInt64 = 0, paused: Bool = false
    ) -> ServerConnection.SweepVerdict {
        self.connection.sweep(
            now: self.now,
            output: .init(unsentBytes: unsent, takenBytes: taken, isReadingPaused: paused))
    }
}

/// The call event of `Bytes.request(id)`.
func call(_ id: UInt32, head: [UInt8] = [1, 2], body: [UInt8] = [3]) -> ServerEvent {
    .call(id: id, head: ByteBuffer(bytes: head), body: ByteBuffer(bytes: body))
}
