// SPDX-License-Identifier: Apache-2.0
import CProtobufC

/// Copies single fields into C structs; what these point at lies in the arena.
///
/// The arena of an encode has no budget, so that running out of it means a value of more than half the
/// address space: `tooLarge`.
enum Writing {
    /// The text with the NUL that C wants at its end; it may hold no other.
    static func string(
        _ text: String, in arena: UnsafeMutablePointer<Arena>, _ field: StaticString
    ) throws(EncodingFailure) -> UnsafeMutablePointer<CChar> {
        let count = text.utf8.count
        guard let memory = arena.pointee.allocate(count + 1) else {
            throw .tooLarge(message: field.description)
        }
        let copy = UnsafeMutableRawBufferPointer(start: memory, count: count)
        copy.copyBytes(from: text.utf8)
        guard !TextScan.scan(UnsafeRawBufferPointer(copy)).hasNUL else {
            throw .interiorNUL(field: field.description)
        }
        memory.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
        return memory.assumingMemoryBound(to: CChar.self)
    }

    /// A copy of the bytes.
    static func bytes(
        _ bytes: [UInt8], in arena: UnsafeMutablePointer<Arena>
    ) throws(EncodingFailure) -> ProtobufCBinaryData {
        guard let memory = arena.pointee.allocate(bytes.count) else {
            throw .tooLarge(message: "bytes field")
        }
        UnsafeMutableRawBufferPointer(start: memory, count: bytes.count).copyBytes(from: bytes)
        return ProtobufCBinaryData(
            len: bytes.count, data: memory.assumingMemoryBound(to: UInt8.self))
    }

    /// A message in a C struct of its own.
    @inline(__always)
    static func message<M: CMessage>(
        _ message: M, in arena: UnsafeMutablePointer<Arena>
    ) throws(EncodingFailure) -> UnsafeMutablePointer<M.CStruct> {
        guard let memory = arena.pointee.allocate(MemoryLayout<M.CStruct>.stride) else {
            throw .tooLarge(message: M.protoName)
        }
        let c = memory.bindMemory(to: M.CStruct.self, capacity: 1)
        M.prepare(c)
        try message.write(to: c, in: arena)
        return c
    }

    /// A repeated enum.
    static func enums<Value: RawRepresentable<Int32>, C: RawRepresentable<UInt32>>(
        _ values: [Value], in arena: UnsafeMutablePointer<Arena>
    ) throws(EncodingFailure) -> UnsafeMutablePointer<C> {
        let list: UnsafeMutablePointer<UInt32> = try Self.list(values.count, in: arena)
        for (index, value) in values.enumerated() {
            (list + index).initialize(to: UInt32(bitPattern: value.rawValue))
        }
        // A C enum is its number and nothing else.
        return UnsafeMutableRawPointer(list).assumingMemoryBound(to: C.self)
    }

    /// A repeated string.
    static func strings(
        _ values: [String], in arena: UnsafeMutablePointer<Arena>, _ field: StaticString
    ) throws(EncodingFailure) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
        let list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> =
            try Self.list(values.count, in: arena)
        for (index, value) in values.enumerated() {
            (list + index).initialize(to: try Self.string(value, in: arena, field))
        }
        return list
    }

    /// A repeated message.
    static func messages<M: CMessage>(
        _ values: [M], in arena: UnsafeMutablePointer<Arena>
    ) throws(EncodingFailure) -> UnsafeMutablePointer<UnsafeMutablePointer<M.CStruct>?> {
        let list: UnsafeMutablePointer<UnsafeMutablePointer<M.CStruct>?> =
            try Self.list(values.count, in: arena)
        for (index, value) in values.enumerated() {
            (list + index).initialize(to: try Self.message(value, in: arena))
        }
        return list
    }

    /// Room for the elements of a repeated field, not yet initialised.
    private static func list<Element>(
        _ count: Int, in arena: UnsafeMutablePointer<Arena>
    ) throws(EncodingFailure) -> UnsafeMutablePointer<Element> {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !overflow, let memory = arena.pointee.allocate(bytes) else {
            throw .tooLarge(message: "repeated field")
        }
        return memory.bindMemory(to: Element.self, capacity: count)
    }
}
