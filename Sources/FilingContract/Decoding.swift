// SPDX-License-Identifier: Apache-2.0
import CProtobufC

/// From bytes to a value: check, unpack into an arena, copy out.
enum Decoding {
    /// Decodes one message into a fresh value; the memory used is given back before it returns.
    @inline(__always)
    static func read<M: CMessage>(
        _ bytes: UnsafeRawBufferPointer, into message: inout M, arenaFactor: Int
    ) throws(DecodingFailure) {
        try withUnsafeTemporaryAllocation(
            byteCount: Arena.firstBlockBytes, alignment: 16
        ) { block throws(DecodingFailure) in
            let budget = Arena.budget(inputBytes: bytes.count, factor: arenaFactor)
            guard let arena = Arena.open(in: block, budget: budget) else { throw .arenaExhausted }
            defer { arena.pointee.release() }
            let c = try Self.unpack(bytes, as: M.descriptor, in: arena)
            try message.read(UnsafeRawPointer(c).assumingMemoryBound(to: M.CStruct.self))
        }
    }

    /// Checks the bytes and lets libprotobuf-c unpack them; the C message lives in the arena.
    static func unpack(
        _ bytes: UnsafeRawBufferPointer, as descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        in arena: UnsafeMutablePointer<Arena>
    ) throws(DecodingFailure) -> UnsafeMutablePointer<ProtobufCMessage> {
        try WireCheck.check(bytes, as: descriptor, depth: 0)
        var allocator = arena.allocator
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        // The check has passed, so that only the arena's budget is left to fail on.
        guard let c = protobuf_c_message_unpack(descriptor, &allocator, bytes.count, start) else {
            throw .arenaExhausted
        }
        return c
    }
}
