// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore
import Testing

@Suite struct FrameDecoderTests {
    static func decoder(_ role: WireRole = .server, frame: Int = 1 << 20) -> FrameDecoder {
        FrameDecoder(role: role, maxFrameBytes: frame, maxHeadBytes: 4096)
    }

    static func drain(_ decoder: inout FrameDecoder) throws -> [Frame] {
        var frames: [Frame] = []
        while let frame = try decoder.next() { frames.append(frame) }
        return frames
    }

    static let three =
        Bytes.request(1, head: [7], body: [8, 9]) + Bytes.cancel(1) + Bytes.request(2, head: [])

    @Test(arguments: 1..<Self.three.count)
    func `frames split at any byte boundary come out the same`(at split: Int) throws {
        var whole = Self.decoder()
        whole.feed(ByteBuffer(bytes: Self.three))
        let expected = try Self.drain(&whole)
        #expect(expected.map(\.header.call) == [1, 1, 2])
        #expect(expected[0].head == ByteBuffer(bytes: [7]))
        #expect(expected[0].body == ByteBuffer(bytes: [8, 9]))

        var parts = Self.decoder()
        parts.feed(ByteBuffer(bytes: Self.three[..<split]))
        var frames = try Self.drain(&parts)
        parts.feed(ByteBuffer(bytes: Self.three[split...]))
        frames += try Self.drain(&parts)
        #expect(frames == expected)
    }

    @Test func `frames fed byte by byte come out the same`() throws {
        var decoder = Self.decoder()
        var frames: [Frame] = []
        for byte in Self.three {
            decoder.feed(ByteBuffer(bytes: [byte]))
            frames += try Self.drain(&decoder)
        }
        #expect(frames.map(\.header.rawKind) == [1, 5, 1])
        #expect(decoder.progress == .none)
    }

    @Test func `a thousand frames in one segment are slices of it, not copies`() throws {
        let segment = ByteBuffer(bytes: (1...1000).flatMap { Bytes.request(UInt32($0)) })
        var decoder = Self.decoder()
        decoder.feed(segment)
        let frames = try Self.drain(&decoder)
        #expect(frames.map(\.header.call) == (1...1000).map(UInt32.init))
        // A slice has the address of its bytes within the segment.
        let start = segment.withUnsafeReadableBytes { UInt(bitPattern: $0.baseAddress) }
        let last = frames[999].head.withUnsafeReadableBytes { UInt(bitPattern: $0.baseAddress) }
        #expect(last - start == 999 * 15 + 12)
    }

    @Test func `a declared length allocates nothing`() throws {
        var decoder = Self.decoder()
        decoder.feed(ByteBuffer(bytes: Bytes.header(length: 1 << 20, call: 1, kind: 1) + [0]))
        #expect(try decoder.next() == nil)
        #expect(decoder.progress == .payload(arrived: 1, declared: 1 << 20))
        #expect(decoder.heldBytes <= 64)
    }

    @Test func `between frames no receive buffer is held`() throws {
        var decoder = Self.decoder()
        decoder.feed(ByteBuffer(bytes: Self.three))
        _ = try Self.drain(&decoder)
        #expect(decoder.heldBytes == 0)
    }

    /// Each row: what is wrong, the header, the violation.
    static let badHeaders: [(String, [UInt8], WireViolation)] = [
        (
            "length 0xFFFFFFFF", Bytes.header(length: 0xFFFF_FFFF, call: 1, kind: 1),
            .frameTooLarge
        ),
        (
            "top byte not 0", Bytes.header(length: 0x0100_0000, call: 1, kind: 1),
            .frameTooLarge
        ),
        ("1 MiB + 1", Bytes.header(length: 1 << 20 + 1, call: 1, kind: 1), .frameTooLarge),
        (
            "head_len > length", Bytes.header(length: 3, call: 1, kind: 1, headLength: 4),
            .headBeyondFrame
        ),
        (
            "head_len > 4096", Bytes.header(length: 9999, call: 1, kind: 1, headLength: 4097),
            .headTooLarge
        ),
        ("kind 0", Bytes.header(length: 0, call: 1, kind: 0), .kindUnknown),
        ("kind 3, reserved", Bytes.header(length: 0, call: 1, kind: 3), .kindUnknown),
        ("kind 4, reserved", Bytes.header(length: 0, call: 1, kind: 4), .kindUnknown),
        ("kind 0x7F", Bytes.header(length: 0, call: 1, kind: 0x7F), .kindUnknown),
        ("RESPONSE to a server", Bytes.header(length: 0, call: 1, kind: 2), .kindUnexpected),
        ("HELLO to a server", Bytes.header(length: 0, call: 0, kind: 9), .kindUnexpected),
        ("REQUEST of call 0", Bytes.header(length: 0, call: 0, kind: 1), .callIDMisplaced),
        ("CANCEL of call 0", Bytes.header(length: 0, call: 0, kind: 5), .callIDMisplaced),
        ("PING of call 1", Bytes.header(length: 8, call: 1, kind: 6), .callIDMisplaced),
        ("GOAWAY of call 1", Bytes.header(length: 0, call: 1, kind: 8), .callIDMisplaced),
        ("CANCEL with a body", Bytes.header(length: 1, call: 1, kind: 5), .frameMisshapen),
        ("PING of 7 bytes", Bytes.header(length: 7, call: 0, kind: 6), .frameMisshapen),
        (
            "PING with a head", Bytes.header(length: 8, call: 0, kind: 6, headLength: 1),
            .frameMisshapen
        ),
        ("PONG of 9 bytes", Bytes.header(length: 9, call: 0, kind: 7), .frameMisshapen),
    ]

    @Test(arguments: Self.badHeaders)
    func `a bad header is refused before any payload`(
        what: String, header: [UInt8], violation: WireViolation
    ) {
        var decoder = Self.decoder()
        decoder.feed(ByteBuffer(bytes: header))
        #expect(throws: violation) { try decoder.next() }
    }

    @Test func `a limit above 16 MiB - 1 is cut to it`() {
        let decoder = Self.decoder(frame: Int.max)
        #expect(decoder.maxFrameBytes == 0x00FF_FFFF)
    }

    @Test func `a raised limit counts from the next header`() throws {
        var decoder = Self.decoder(frame: 10)
        decoder.feed(ByteBuffer(bytes: Bytes.request(1, head: [], body: Array(0..<10))))
        #expect(try decoder.next() != nil)
        decoder.setLimits(maxFrameBytes: 11, maxHeadBytes: 4096)
        decoder.feed(ByteBuffer(bytes: Bytes.request(2, head: [], body: Array(0..<11))))
        #expect(try decoder.next() != nil)
    }

    @Test(arguments: [UInt8(0x80), 0xFF])
    func `an unknown kind from 0x80 up comes out without a name`(kind: UInt8) throws {
        var decoder = Self.decoder()
        decoder.feed(ByteBuffer(bytes: Bytes.frame(kind: kind, call: 77, flags: 3, body: [1])))
        let frame = try #require(try decoder.next())
        #expect(frame.header.kind == nil)
        #expect(frame.body.readableBytes == 1)
    }

    @Test func `a client takes what only a server sends, and nothing else`() throws {
        var decoder = Self.decoder(.client)
        decoder.feed(ByteBuffer(bytes: Bytes.frame(kind: 9, call: 0, head: [1])))
        decoder.feed(ByteBuffer(bytes: Bytes.frame(kind: 2, call: 1)))
        #expect(try Self.drain(&decoder).map(\.header.kind) == [.hello, .response])
        decoder.feed(ByteBuffer(bytes: Bytes.request(1)))
        #expect(throws: WireViolation.kindUnexpected) { try decoder.next() }
    }

    @Test func `a written header is the twelve bytes of the layout`() {
        var buffer = ByteBuffer()
        FrameHeader(
            length: 0x0102_0304, call: 0x0506_0708, rawKind: 9, flags: 10, headLength: 0x0B0C
        ).write(to: &buffer)
        #expect(buffer == ByteBuffer(bytes: Array(1...12)))
        #expect(FrameHeader(peeking: buffer)?.headLength == 0x0B0C)
        #expect(FrameHeader(peeking: ByteBuffer(bytes: Array(1...11))) == nil)
    }

    @Test func `a frame written around its payload carries the right lengths`() {
        var buffer = ByteBuffer(bytes: [0xEE])
        let start = buffer.startFrame()
        buffer.writeBytes([1, 2])
        let headEnd = buffer.writerIndex
        buffer.writeBytes([3, 4, 5])
        buffer.finishFrame(at: start, kind: .response, call: 6, headEnd: headEnd)
        let expected = [0xEE] + Bytes.frame(kind: 2, call: 6, head: [1, 2], body: [3, 4, 5])
        #expect(buffer == ByteBuffer(bytes: expected))
    }
}
