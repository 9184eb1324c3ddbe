// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore
import Testing

@Suite struct PrefaceTests {
    @Test func `the preface is the eight bytes of the layout`() {
        var buffer = ByteBuffer()
        Preface.version1.write(to: &buffer)
        #expect(buffer == ByteBuffer(bytes: Bytes.preface))
    }

    @Test(arguments: 0..<8)
    func `a part of the preface is waited for`(length: Int) {
        #expect(Preface.inspect(ByteBuffer(bytes: Bytes.preface[..<length])) == .incomplete)
    }

    static let first: [(String, [UInt8], Preface.Verdict)] = [
        ("our version", Bytes.preface, .preface(.version1)),
        (
            "a later minor version, reserved bytes in use", [0xF1, 0x52, 0x50, 0x43, 1, 9, 1, 2],
            .preface(Preface(major: 1, minor: 9))
        ),
        (
            "another major version", [0xF1, 0x52, 0x50, 0x43, 2, 0, 0, 0],
            .preface(Preface(major: 2, minor: 0))
        ),
        ("one wrong byte", [0x00], .foreign(.unknown)),
        ("the fourth byte wrong", [0xF1, 0x52, 0x50, 0x44], .foreign(.unknown)),
        ("a TLS ClientHello", [0x16, 0x03, 0x01, 0x02], .foreign(.tls)),
        ("an HTTP request", Array("GET / HTTP/1.1\r\n".utf8), .foreign(.http)),
        ("the HTTP/2 preface", Array("PRI * HTTP/2.0\r\n\r\n".utf8), .foreign(.http)),
    ]

    @Test(arguments: Self.first)
    func `the first bytes decide`(what: String, bytes: [UInt8], verdict: Preface.Verdict) {
        #expect(Preface.inspect(ByteBuffer(bytes: bytes)) == verdict)
    }
}
