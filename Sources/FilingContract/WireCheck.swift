// SPDX-License-Identifier: Apache-2.0
import CFilingContract
import CProtobufC

/// Walks the bytes of a message against its C descriptor before libprotobuf-c sees them.
///
/// libprotobuf-c 1.4.1 takes invalid UTF-8, cuts strings at a NUL, truncates enums and 32-bit integers,
/// loses numbers when a message that may stand once stands twice, and recurses without limit. Whatever
/// passes here means the same to both. One pass over the bytes,
/// no allocation.
enum WireCheck {
    typealias Descriptor = UnsafePointer<ProtobufCMessageDescriptor>
    typealias Field = UnsafePointer<ProtobufCFieldDescriptor>

    /// Checks one message and the messages in it; `depth` is 0 for the outermost.
    static func check(
        _ bytes: UnsafeRawBufferPointer, as descriptor: Descriptor, depth: Int
    ) throws(DecodingFailure) {
        guard depth <= DecodingLimits.maxDepth else {
            throw .tooDeep(message: Contract.text(descriptor.pointee.name))
        }
        guard var reader = WireReader(bytes) else { return }
        // Writers send fields in ascending order, so that the search goes on from the last field.
        var expected = 0
        // A bit for each field by its place: no message of the contract has more than 64.
        var seen: UInt64 = 0
        while !reader.isAtEnd {
            guard let tag = reader.tag() else { throw Self.malformed(descriptor) }
            if let field = Self.field(tag.number, of: descriptor, expected: &expected) {
                if field.pointee.type == PROTOBUF_C_TYPE_MESSAGE,
                    field.pointee.label != PROTOBUF_C_LABEL_REPEATED
                {
                    let bit = UInt64(1) << UInt64(expected & 63)
                    guard seen & bit == 0 else {
                        throw .messageTwice(field: Self.name(field, of: descriptor))
                    }
                    seen |= bit
                }
                try Self.check(field, of: descriptor, tag.wireType, &reader, depth: depth)
            } else if !reader.skip(tag.wireType) {
                throw Self.malformed(descriptor)
            }
        }
    }

    /// The field of a number, looked for from `expected` on and then from the start.
    @inline(__always)
    private static func field(
        _ number: UInt32, of descriptor: Descriptor, expected: inout Int
    ) -> Field? {
        guard let fields = descriptor.pointee.fields else { return nil }
        let count = Int(descriptor.pointee.n_fields)
        var index = expected < count && fields[expected].id <= number ? expected : 0
        // Sorted by number; messages have few fields.
        while index < count, fields[index].id < number {
            index &+= 1
        }
        guard index < count, fields[index].id == number else { return nil }
        expected = index
        return fields + index
    }

    private static func check(
        _ field: Field, of descriptor: Descriptor, _ wireType: WireReader.WireType,
        _ reader: inout WireReader, depth: Int
    ) throws(DecodingFailure) {
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_MESSAGE:
            guard wireType == .lengthPrefixed, let content = reader.lengthPrefixed() else {
                throw Self.malformed(descriptor)
            }
            if field.pointee.type == PROTOBUF_C_TYPE_STRING {
                try Self.check(text: content, field, of: descriptor)
            } else if field.pointee.type == PROTOBUF_C_TYPE_MESSAGE {
                guard let inner = field.pointee.descriptor else {
                    throw Self.malformed(descriptor)
                }
                try Self.check(
                    content, as: inner.assumingMemoryBound(to: ProtobufCMessageDescriptor.self),
                    depth: depth + 1)
            }
        default:
            let isPacked =
                wireType == .lengthPrefixed && field.pointee.label == PROTOBUF_C_LABEL_REPEATED
            if isPacked {
                guard let content = reader.lengthPrefixed() else {
                    throw Self.malformed(descriptor)
                }
                guard var elements = WireReader(content) else { return }
                let elementType = Self.wireType(of: field)
                while !elements.isAtEnd {
                    try Self.check(number: field, of: descriptor, elementType, &elements)
                }
            } else {
                try Self.check(number: field, of: descriptor, wireType, &reader)
            }
        }
    }

    @inline(__always)
    private static func check(
        text: UnsafeRawBufferPointer, _ field: Field, of descriptor: Descriptor
    ) throws(DecodingFailure) {
        let scan = TextScan.scan(text)
        guard !scan.hasNUL else { throw .interiorNUL(field: Self.name(field, of: descriptor)) }
        guard !scan.isASCII else { return }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: text.assumingMemoryBound(to: UInt8.self).span)
        } catch {
            throw .invalidUTF8(field: Self.name(field, of: descriptor))
        }
    }

    @inline(__always)
    private static func check(
        number field: Field, of descriptor: Descriptor, _ wireType: WireReader.WireType,
        _ reader: inout WireReader
    ) throws(DecodingFailure) {
        guard wireType == Self.wireType(of: field) else { throw Self.malformed(descriptor) }
        guard wireType == .varint else {
            guard reader.skip(wireType) else { throw Self.malformed(descriptor) }
            return
        }
        guard let value = reader.varint() else { throw Self.malformed(descriptor) }
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64:
            return
        case PROTOBUF_C_TYPE_BOOL where value <= 1:
            return
        case PROTOBUF_C_TYPE_UINT32 where value <= UInt32.max,
            PROTOBUF_C_TYPE_SINT32 where value <= UInt32.max:
            return
        case PROTOBUF_C_TYPE_INT32 where Int32(exactly: Int64(bitPattern: value)) != nil:
            return
        case PROTOBUF_C_TYPE_ENUM:
            guard Self.defines(field, Int64(bitPattern: value)) else {
                throw .undefinedEnumValue(field: Self.name(field, of: descriptor))
            }
        default:
            throw .integerOutOfRange(field: Self.name(field, of: descriptor))
        }
    }

    /// Whether the enum of the field has a value of this number.
    @inline(__always)
    private static func defines(_ field: Field, _ number: Int64) -> Bool {
        guard let descriptor = field.pointee.descriptor else { return false }
        let values = descriptor.assumingMemoryBound(to: ProtobufCEnumDescriptor.self)
        guard let ranges = values.pointee.value_ranges else { return false }
        // Each range begins where the one before ends in the list of values; a last, empty range
        // closes the list.
        for index in 0..<Int(values.pointee.n_value_ranges) {
            let first = Int64(ranges[index].start_value)
            let count = Int64(ranges[index + 1].orig_index) - Int64(ranges[index].orig_index)
            if number >= first, number - first < count { return true }
        }
        return false
    }

    @inline(__always)
    private static func wireType(of field: Field) -> WireReader.WireType {
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_DOUBLE: .fixed64
        case PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_SFIXED32, PROTOBUF_C_TYPE_FLOAT: .fixed32
        default: .varint
        }
    }

    @inline(never)
    private static func malformed(_ descriptor: Descriptor) -> DecodingFailure {
        .malformed(message: Contract.text(descriptor.pointee.name))
    }

    @inline(never)
    private static func name(_ field: Field, of descriptor: Descriptor) -> String {
        "\(Contract.text(descriptor.pointee.name)).\(Contract.text(field.pointee.name))"
    }
}
