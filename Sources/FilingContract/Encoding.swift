// SPDX-License-Identifier: Apache-2.0
import CProtobufC
import NIOCore

/// From a value to bytes: fill C structs in an arena, let libprotobuf-c pack them in place.
enum Encoding {
    /// Protobuf's own limit: readers keep lengths in a signed 32-bit integer.
    static let maxBytes = Int(Int32.max)

    /// Packs the message straight into the writable bytes of the buffer.
    static func append<M: CMessage>(
        _ message: M, to buffer: inout ByteBuffer
    ) throws(EncodingFailure) {
        _ = try Self.withCMessage(message) { c, size throws(EncodingFailure) in
            buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { writable in
                protobuf_c_message_pack(
                    c, writable.baseAddress?.assumingMemoryBound(to: UInt8.self))
            }
        }
    }

    /// Packs the message into an array of exactly its size.
    static func bytes<M: CMessage>(of message: M) throws(EncodingFailure) -> [UInt8] {
        try Self.withCMessage(message) { c, size throws(EncodingFailure) in
            [UInt8](unsafeUninitializedCapacity: size) { writable, count in
                count = protobuf_c_message_pack(c, writable.baseAddress)
            }
        }
    }

    /// Calls `body` with the C form of the message and its packed size in bytes.
    @inline(__always)
    private static func withCMessage<M: CMessage, Result>(
        _ message: M,
        _ body: (UnsafePointer<ProtobufCMessage>, Int) throws(EncodingFailure) -> Result
    ) throws(EncodingFailure) -> Result {
        try withUnsafeTemporaryAllocation(
            byteCount: Arena.firstBlockBytes, alignment: 16
        ) { block throws(EncodingFailure) in
            guard let arena = Arena.open(in: block, budget: Arena.unlimited) else {
                throw .tooLarge(message: M.protoName)
            }
            defer { arena.pointee.release() }
            let written = try Writing.message(message, in: arena)
            let c = UnsafeRawPointer(written).assumingMemoryBound(to: ProtobufCMessage.self)
            let size = protobuf_c_message_get_packed_size(c)
            guard size <= Self.maxBytes else { throw .tooLarge(message: M.protoName) }
            return try body(c, size)
        }
    }
}
