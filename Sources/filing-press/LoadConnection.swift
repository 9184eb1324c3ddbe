// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingSeal
import FilingWire
import Glibc
import NIOCore

/// A blocking socket that speaks frames, for one thread that drives many of them with `poll`.
final class LoadConnection {
    let descriptor: Int32
    private var decoder: FrameDecoder
    private var out: [UInt8] = []
    private var sent = 0
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)
    private(set) var nextCall: UInt32 = 1
    /// Nil on a plain connection.
    private var tls: LoadTLS?

    /// The server ended the connection, or the system did.
    struct Broken: Error {
        let step: String
    }

    /// - Parameters:
    ///   - tls: PEM file of who vouches for the server of a TLS port; nil speaks plain.
    ///   - source: the address of loopback to come from; 0 leaves it to the system.
    init(port: Int, tls: String? = nil, source: UInt32 = 0) throws {
        self.descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.decoder = FrameDecoder(role: .client, maxFrameBytes: 1 << 20, maxHeadBytes: 4_096)
        if source != 0 { try Self.bind(self.descriptor, to: source) }
        var address = Self.loopback(port, 0x7F00_0001)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(self.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Broken(step: "connect \(errno)") }
        var one: Int32 = 1
        setsockopt(
            self.descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one,
            socklen_t(MemoryLayout<Int32>.size))
        if let tls { try self.shakeHands(LoadTLS(authority: tls)) }
        self.out = [0xF1, 0x52, 0x50, 0x43, 1, 0, 0, 0]
        try self.flush()
        try self.takePreface()
    }

    private func shakeHands(_ tls: LoadTLS) throws {
        while !tls.isSecured {
            self.out = try tls.sealed()
            try self.flush()
            guard try tls.opened(self.arrived()).readableBytes == 0 else {
                throw Broken(step: "said before it was asked")
            }
        }
        self.tls = tls
    }

    deinit { close(self.descriptor) }

    /// Queues a request; only its id is written anew.
    func queue(_ template: [UInt8]) {
        let start = self.out.count
        self.out.append(contentsOf: template)
        withUnsafeBytes(of: self.nextCall.bigEndian) {
            self.out.replaceSubrange((start + 4)..<(start + 8), with: $0)
        }
        self.nextCall += 1
    }

    /// Sends all that is queued.
    func flush() throws {
        if let tls = self.tls {
            try tls.say(self.out)
            self.out = try tls.sealed()
        }
        while self.sent < self.out.count {
            let count = self.out.withUnsafeBytes {
                send(
                    self.descriptor, $0.baseAddress.map { $0 + self.sent },
                    self.out.count - self.sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Broken(step: "send \(errno)") }
            self.sent += count
        }
        self.out.removeAll(keepingCapacity: true)
        self.sent = 0
    }

    /// Reads what is there, at least one byte, and hands over each RESPONSE.
    func receive(_ each: (Frame) throws -> Void) throws {
        let bytes = try self.arrived()
        self.decoder.feed(try self.tls?.opened(bytes) ?? ByteBuffer(bytes: bytes))
        while let frame = try self.decoder.next() {
            switch frame.header.kind {
            case .response: try each(frame)
            case .goAway: throw Broken(step: "GOAWAY")
            default: continue
            }
        }
    }

    /// What the socket has got, at least one byte.
    private func arrived() throws -> ArraySlice<UInt8> {
        let count = self.buffer.withUnsafeMutableBytes {
            recv(self.descriptor, $0.baseAddress, $0.count, 0)
        }
        guard count > 0 else { throw Broken(step: "receive \(count < 0 ? errno : 0)") }
        return self.buffer[..<count]
    }

    /// One call there and back, with nothing else on the connection.
    func call(_ template: [UInt8]) throws -> Frame {
        self.queue(template)
        try self.flush()
        var reply: Frame?
        while reply == nil { try self.receive { reply = $0 } }
        guard let reply else { throw Broken(step: "no reply") }
        return reply
    }

    /// Gives the connection the identity of a seeded person.
    func resume(_ person: Int) throws {
        guard let token = SeededPerson.token(of: person) else { throw Broken(step: "token") }
        let reply = try self.call(
            try RequestTemplate.make(
                "filing.v1.Auth/Resume", FilingV1.ResumeRequest(token: token.text)))
        try reply.requireOK()
    }

    private func takePreface() throws {
        if let tls = self.tls {
            var said = ByteBuffer()
            while said.readableBytes < 8 {
                said.writeImmutableBuffer(try tls.opened(self.arrived()))
            }
            said.moveReaderIndex(forwardBy: 8)
            self.decoder.feed(said)
            return
        }
        var preface = [UInt8](repeating: 0, count: 8)
        let count = preface.withUnsafeMutableBytes {
            recv(self.descriptor, $0.baseAddress, 8, Int32(MSG_WAITALL))
        }
        guard count == 8 else { throw Broken(step: "preface") }
    }

    private static func bind(_ descriptor: Int32, to source: UInt32) throws {
        var address = Self.loopback(0, source)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Broken(step: "bind \(errno)") }
    }

    private static func loopback(_ port: Int, _ host: UInt32) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = host.bigEndian
        return address
    }
}

extension Frame {
    /// The load runs into no refusal unless it is made to.
    func requireOK() throws {
        guard self.head.readableBytes == 0 else {
            throw LoadConnection.Broken(step: try RpcV1.Status(decoding: self.head).reason)
        }
    }
}

/// Requests encoded once.
enum RequestTemplate {
    /// The bytes of a REQUEST frame with call id 0.
    static func make(
        _ method: String, _ body: any Message, token: [UInt8] = [], key: [UInt8] = [],
        timeoutMs: UInt32 = 0
    ) throws -> [UInt8] {
        let head = try RpcV1.CallHead(
            method: method, timeoutMs: timeoutMs, token: token, idempotencyKey: key
        ).encoded
        let body = try body.encoded
        var buffer = ByteBuffer()
        buffer.writeInteger(UInt32(head.count + body.count))
        buffer.writeInteger(UInt32(0))
        buffer.writeBytes([1, 0])
        buffer.writeInteger(UInt16(head.count))
        buffer.writeBytes(head + body)
        return Array(buffer.readableBytesView)
    }
}
