// SPDX-License-Identifier: Apache-2.0
import NIOCore
import Testing

@testable import FilingContract

struct EncodingTests {
    @Test(arguments: ["\0", "\0after", "before\0", "be\0tween", "社会\0工作师", "12345678\0"])
    func `text with a NUL is refused with its field's name, and nothing is written`(text: String) {
        var buffer = ByteBuffer(string: "before")
        #expect(throws: EncodingFailure.interiorNUL(field: "rpc.v1.HealthCheckRequest.service")) {
            try RpcV1.HealthCheckRequest(service: text).encode(into: &buffer)
        }
        #expect(throws: EncodingFailure.interiorNUL(field: "rpc.v1.Hello.features")) {
            try RpcV1.Hello(features: ["fine", text]).encode(into: &buffer)
        }
        #expect(throws: EncodingFailure.interiorNUL(field: "rpc.v1.KeyValue.key")) {
            let status = RpcV1.Status(details: [.init(key: text)])
            try RpcV1.GoAway(status: status).encode(into: &buffer)
        }
        #expect(throws: EncodingFailure.interiorNUL(field: "rpc.v1.HealthCheckRequest.service")) {
            _ = try RpcV1.HealthCheckRequest(service: text).encoded
        }
        #expect(buffer == ByteBuffer(string: "before"))
    }

    @Test func `the encoding is appended behind what the buffer holds`() throws {
        var buffer = ByteBuffer(bytes: [1, 2, 3])
        buffer.moveReaderIndex(forwardBy: 1)
        try RpcV1.HealthCheckReply(status: .serving).encode(into: &buffer)
        try RpcV1.DescribeRequest().encode(into: &buffer)
        try RpcV1.HealthCheckReply(status: .notServing).encode(into: &buffer)
        #expect(Array(buffer.readableBytesView) == [2, 3, 0x08, 1, 0x08, 2])
    }

    @Test func `zero, empty and absent fields take no byte`() throws {
        for type in Contract.messages {
            #expect(try type.init().encoded.isEmpty, "\(type.protoName)")
        }
        #expect(try RpcV1.GoAway(status: .init()).encoded == [0x12, 0x00])
    }

    @Test(arguments: [0, 1, 900, 1_100, 5_000, 262_144, 3_000_000])
    func `fields of any size go through`(size: Int) throws {
        let chunk = FilingV1.UploadChunkRequest(
            uploadID: .max, offset: 1, data: Array(repeating: 0xA5, count: size), crc32: .max)
        #expect(try FilingV1.UploadChunkRequest(decoding: chunk.encoded) == chunk)
        let request = RpcV1.HealthCheckRequest(service: String(repeating: "师", count: size))
        #expect(try RpcV1.HealthCheckRequest(decoding: request.encoded) == request)
    }

    @Test func `a string that is a slice of another is encoded as itself`() throws {
        let slice = String("xx社会工作师xx".dropFirst(2).dropLast(2))
        let bytes = try RpcV1.HealthCheckRequest(service: slice).encoded
        #expect(bytes == WireBytes.field(1, "社会工作师"))
    }
}
