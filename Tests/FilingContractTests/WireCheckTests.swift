// SPDX-License-Identifier: Apache-2.0
import NIOCore
import Testing

@testable import FilingContract

/// Content that the wire can carry and a message must not.
struct WireCheckTests {
    @Test(
        arguments: [
            ("a lone continuation byte", [0x80]),
            ("a lone continuation byte after text", [0x61, 0xBF]),
            ("an overlong form of two bytes", [0xC0, 0xAF]),
            ("another overlong form of two bytes", [0xC1, 0xBF]),
            ("NUL in two bytes", [0xC0, 0x80]),
            ("an overlong form of three bytes", [0xE0, 0x80, 0xAF]),
            ("the longest overlong form of three bytes", [0xE0, 0x9F, 0xBF]),
            ("an overlong form of four bytes", [0xF0, 0x80, 0x80, 0xAF]),
            ("the longest overlong form of four bytes", [0xF0, 0x8F, 0xBF, 0xBF]),
            ("the first surrogate", [0xED, 0xA0, 0x80]),
            ("the last surrogate", [0xED, 0xBF, 0xBF]),
            ("a pair of surrogates", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
            ("U+110000", [0xF4, 0x90, 0x80, 0x80]),
            ("a lead byte beyond U+10FFFF", [0xF5, 0x80, 0x80, 0x80]),
            ("a form of five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]),
            ("0xFE", [0xFE]),
            ("0xFF", [0xFF]),
            ("a scalar cut after its first byte", [0xE7]),
            ("a scalar cut after its second byte", [0xE7, 0xA4]),
            ("a scalar cut by text", [0xE7, 0xA4, 0x41]),
        ] as [(String, [UInt8])])
    func `text that is not UTF-8 is refused wherever it stands`(what: String, bytes: [UInt8]) {
        for padding in ["", "社", "seven..", "eight...", "a longer text: 社会工作师"] {
            let text = Array(padding.utf8) + bytes + Array(padding.utf8)
            self.expectRefusal(of: text) { .invalidUTF8(field: $0) }
        }
    }

    @Test func `text on the edges of UTF-8 is kept as it is`() throws {
        let text = "\u{1}\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
        let decoded = try RpcV1.HealthCheckRequest(decoding: WireBytes.field(1, text))
        #expect(decoded.service.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test(arguments: ["\0", "\0 after", "before \0", "bet\0ween", "社会\0工作师", "12345678\0"])
    func `a NUL in text is refused wherever it stands`(text: String) {
        self.expectRefusal(of: Array(text.utf8)) { .interiorNUL(field: $0) }
    }

    /// Puts the text into every place a string can have.
    private func expectRefusal(of text: [UInt8], with failure: (String) -> DecodingFailure) {
        #expect(throws: failure("rpc.v1.HealthCheckRequest.service"), "singular") {
            try RpcV1.HealthCheckRequest(decoding: WireBytes.field(1, text))
        }
        #expect(throws: failure("rpc.v1.HealthCheckRequest.service"), "overwritten later") {
            try RpcV1.HealthCheckRequest(
                decoding: WireBytes.field(1, text) + WireBytes.field(1, "fine"))
        }
        #expect(throws: failure("rpc.v1.Hello.features"), "repeated") {
            try RpcV1.Hello(decoding: WireBytes.field(7, "fine") + WireBytes.field(7, text))
        }
        #expect(throws: failure("rpc.v1.Status.reason"), "in a message") {
            try RpcV1.GoAway(decoding: WireBytes.field(2, WireBytes.field(2, text)))
        }
        #expect(throws: failure("rpc.v1.KeyValue.key"), "in a repeated message of a message") {
            try RpcV1.GoAway(
                decoding: WireBytes.field(2, WireBytes.field(15, WireBytes.field(1, text))))
        }
    }

    @Test func `bytes fields take any byte`() throws {
        let all = Array(UInt8.min...UInt8.max)
        #expect(try RpcV1.CallHead(decoding: WireBytes.field(3, all)).token == all)
    }

    @Test(arguments: [
        9, 99, UInt64(UInt32.max), UInt64(bitPattern: -1), UInt64(Int32.max), 1 << 32, 1 << 63,
    ])
    func `an enum value without a meaning is refused, alone, packed and unpacked`(value: UInt64) {
        let state = DecodingFailure.undefinedEnumValue(field: "filing.v1.StatusReply.state")
        #expect(throws: state) {
            try FilingV1.StatusReply(decoding: WireBytes.varintField(2, value))
        }
        let reasons = DecodingFailure.undefinedEnumValue(field: "filing.v1.StatusReply.reasons")
        #expect(throws: reasons) {
            try FilingV1.StatusReply(decoding: WireBytes.varintField(7, value))
        }
        #expect(throws: reasons) {
            try FilingV1.StatusReply(
                decoding: WireBytes.field(7, WireBytes.varint(1) + WireBytes.varint(value)))
        }
    }

    @Test func `an enum with gaps takes its own values only`() throws {
        for number in UInt64(0)...70 {
            let bytes = WireBytes.varintField(1, number)
            if let level = FilingV1.EducationLevel(rawValue: Int32(number)) {
                #expect(try FilingV1.EducationRecord(decoding: bytes).level == level)
            } else {
                #expect(throws: DecodingFailure.self) {
                    try FilingV1.EducationRecord(decoding: bytes)
                }
            }
        }
    }

    @Test func `repeated enums arrive packed and unpacked`() throws {
        let unpacked = WireBytes.varintField(7, 1) + WireBytes.varintField(7, 8)
        let packed = WireBytes.field(7, [5, 6])
        let reply = try FilingV1.StatusReply(decoding: unpacked + packed)
        #expect(reply.reasons == [.format, .other, .noSeal, .notEligible])
    }

    @Test(arguments: [UInt64(UInt32.max) + 1, 1 << 40, .max])
    func `a number beyond 32 bits is refused`(value: UInt64) {
        #expect(throws: DecodingFailure.integerOutOfRange(field: "rpc.v1.CallHead.timeout_ms")) {
            try RpcV1.CallHead(decoding: WireBytes.varintField(2, value))
        }
    }

    @Test(arguments: [2, 0x80, 1 << 32, UInt64.max])
    func `a truth value other than 0 and 1 is refused`(value: UInt64) {
        #expect(throws: DecodingFailure.integerOutOfRange(field: "rpc.v1.Status.not_processed")) {
            try RpcV1.Status(decoding: WireBytes.varintField(6, value))
        }
    }

    @Test func `numbers keep their whole range`() throws {
        let head = try RpcV1.CallHead(decoding: WireBytes.varintField(2, UInt64(UInt32.max)))
        #expect(head.timeoutMs == .max)
        let upload = try FilingV1.UploadReply(
            decoding: WireBytes.varintField(1, .max)
                + WireBytes.varintField(5, UInt64(bitPattern: .min)))
        #expect(upload.uploadID == .max)
        #expect(upload.expiresAtMs == .min)
    }

    @Test(
        arguments: [
            ("field number 0", [0x02, 0x00]),
            ("field number 0 in two bytes", [0x82, 0x00, 0x00]),
            ("a group", [0x4B, 0x4C]),
            ("the end of a group", [0x4C]),
            ("wire type 6", [0x4E, 0x00]),
            ("wire type 7", [0x4F, 0x00]),
            ("a tag that does not end", [0xC8, 0x80]),
            ("a tag of six bytes", [0xC8, 0x80, 0x80, 0x80, 0x80, 0x00, 0x00]),
            ("a tag beyond 32 bits", [0xC8, 0x80, 0x80, 0x80, 0x10, 0x00]),
            ("a length that does not end", [0x0A, 0x80]),
            ("a length beyond the end", [0x0A, 0x01]),
            ("a length of 2 GiB", [0x0A, 0x80, 0x80, 0x80, 0x80, 0x08]),
            ("a length of six bytes", [0x0A, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]),
            ("an unknown length beyond the end", [0x4A, 0x05, 0x00]),
            (
                "an unknown varint of eleven bytes",
                [0x48] + Array(repeating: 0x80, count: 10) + [0x00]
            ),
            ("a varint beyond 64 bits", [0x48] + Array(repeating: 0xFF, count: 9) + [0x02]),
            ("an unknown 64-bit value cut short", [0x49, 0, 0, 0, 0, 0, 0, 0]),
            ("an unknown 32-bit value cut short", [0x4D, 0, 0, 0]),
            ("a string sent as a varint", [0x08, 0x00]),
            ("a string sent as 32 bits", [0x0D, 0, 0, 0, 0]),
        ] as [(String, [UInt8])])
    func `malformed bytes are refused`(what: String, bytes: [UInt8]) {
        #expect(throws: DecodingFailure.malformed(message: "rpc.v1.HealthCheckRequest")) {
            try RpcV1.HealthCheckRequest(decoding: bytes)
        }
    }

    @Test func `a number or message sent as another wire type is refused`() {
        #expect(throws: DecodingFailure.malformed(message: "rpc.v1.CallHead")) {
            try RpcV1.CallHead(decoding: WireBytes.field(2, [1]))
        }
        #expect(throws: DecodingFailure.malformed(message: "rpc.v1.GoAway")) {
            try RpcV1.GoAway(decoding: WireBytes.varintField(2, 1))
        }
    }

    @Test func `unknown fields of every wire type are passed over`() throws {
        let unknown =
            WireBytes.varintField(9, .max) + WireBytes.tag(10, 1) + Array(repeating: 0, count: 8)
            + WireBytes.field(536_870_911, "anything") + WireBytes.tag(12, 5) + [0, 0, 0, 0]
        let bytes = unknown + WireBytes.field(1, "service") + unknown
        let request = try RpcV1.HealthCheckRequest(decoding: bytes)
        #expect(request == RpcV1.HealthCheckRequest(service: "service"))
    }

    @Test func `fields in any order are found`() throws {
        let bytes =
            WireBytes.varintField(6, 3) + WireBytes.field(1, "m") + WireBytes.field(15, "")
            + WireBytes.varintField(2, 7) + WireBytes.field(5, "t")
        let head = try RpcV1.CallHead(decoding: bytes)
        #expect(
            head == .init(method: "m", timeoutMs: 7, trace: "t", attempt: 3, metadata: [.init()]))
    }

    @Test func `a buffer is decoded from its reader index on, and left as it is`() throws {
        var buffer = ByteBuffer(bytes: [0xFF, 0xFF] + WireBytes.field(1, "service"))
        buffer.moveReaderIndex(forwardBy: 2)
        #expect(try RpcV1.HealthCheckRequest(decoding: buffer).service == "service")
        #expect(buffer.readableBytes == 9)
        #expect(try RpcV1.HealthCheckRequest(decoding: ByteBuffer()).service.isEmpty)
    }
}
