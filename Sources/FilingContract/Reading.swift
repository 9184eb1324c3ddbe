// SPDX-License-Identifier: Apache-2.0
import CProtobufC

/// Copies single fields out of C structs.
///
/// `WireCheck` has seen the bytes before; the checks here stand on their own nevertheless, since this
/// is where a C value becomes a Swift value. Field names are those of `DecodingFailure`.
enum Reading {
    /// The one way for text to become a Swift string.
    ///
    /// Text that is not UTF-8 is refused.
    @inline(__always)
    static func string(
        _ c: UnsafePointer<CChar>?, _ field: StaticString
    ) throws(DecodingFailure) -> String {
        guard let c, c.pointee != 0 else { return "" }
        guard let text = String(validatingCString: c) else {
            throw .invalidUTF8(field: field.description)
        }
        return text
    }

    /// Bytes as they are; an empty field allocates nothing.
    @inline(__always)
    static func bytes(_ c: ProtobufCBinaryData) -> [UInt8] {
        guard c.len > 0, let data = c.data else { return [] }
        return [UInt8](UnsafeBufferPointer(start: data, count: c.len))
    }

    /// A defined case of an enum.
    @inline(__always)
    static func enumeration<Value: RawRepresentable<Int32>>(
        _ raw: UInt32, _ field: StaticString
    ) throws(DecodingFailure) -> Value {
        guard let value = Value(rawValue: Int32(bitPattern: raw)) else {
            throw .undefinedEnumValue(field: field.description)
        }
        return value
    }

    /// A repeated enum.
    static func enums<C: RawRepresentable<UInt32>, Value: RawRepresentable<Int32>>(
        _ list: UnsafeMutablePointer<C>?, _ count: Int, _ field: StaticString
    ) throws(DecodingFailure) -> [Value] {
        guard let list else { return [] }
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            values.append(try Self.enumeration(list[index].rawValue, field))
        }
        return values
    }

    /// A repeated string.
    static func strings(
        _ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int,
        _ field: StaticString
    ) throws(DecodingFailure) -> [String] {
        guard let list else { return [] }
        var values: [String] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            values.append(try Self.string(list[index], field))
        }
        return values
    }

    /// A message in a message.
    @inline(__always)
    static func message<M: CMessage>(
        _ c: UnsafePointer<M.CStruct>
    ) throws(DecodingFailure) -> M {
        var message = M()
        try message.read(c)
        return message
    }

    /// A repeated message.
    static func messages<M: CMessage>(
        _ list: UnsafeMutablePointer<UnsafeMutablePointer<M.CStruct>?>?, _ count: Int,
        _ field: StaticString
    ) throws(DecodingFailure) -> [M] {
        guard let list else { return [] }
        var values: [M] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            guard let element = list[index] else { throw .malformed(message: field.description) }
            values.append(try Self.message(element))
        }
        return values
    }
}
