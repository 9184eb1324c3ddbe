// SPDX-License-Identifier: Apache-2.0
import CFilingContract
import CProtobufC
import Foundation
import Testing

@testable import FilingContract

/// The generated C and Swift against each other and against the text of proto/.
struct ContractTests {
    /// The C descriptors of all messages, by name.
    private static var descriptors: [String: UnsafePointer<ProtobufCMessageDescriptor>] {
        let pairs = Contract.messages.compactMap { type in
            (type as? any CMessage.Type).map { ($0.protoName, $0.descriptor) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private static func fields(
        of descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) -> [ProtobufCFieldDescriptor] {
        Array(
            UnsafeBufferPointer(
                start: descriptor.pointee.fields, count: Int(descriptor.pointee.n_fields)))
    }

    private static func inner(
        _ field: ProtobufCFieldDescriptor
    ) -> UnsafePointer<ProtobufCMessageDescriptor>? {
        guard field.type == PROTOBUF_C_TYPE_MESSAGE else { return nil }
        return field.descriptor?.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
    }

    @Test func `the methods are those of the C descriptors and of the proto files`() throws {
        var written: [String] = []
        for file in try Oracle.protoFiles().sorted() {
            let url = Oracle.repository.appending(path: "proto/\(file)")
            let text = try String(contentsOf: url, encoding: .utf8)
            var (package, service) = ("", "")
            for line in text.split(separator: "\n") {
                let words = line.split { " ;(){".contains($0) }
                switch words.first {
                case "package": package = String(words[1])
                case "service": service = String(words[1])
                case "rpc": written.append("\(package).\(service)/\(words[1])")
                default: break
                }
            }
        }
        let described = try Contract.checkedMethodNames()
        #expect(described.count > 30)
        #expect(described.sorted() == written.sorted())
        #expect(described == Contract.signatures.map(\.name))
    }

    @Test func `a method is found under its service`() {
        #expect(FilingV1.Filing.submit.name == "filing.v1.Filing/Submit")
        #expect(FilingV1.Auth.requestCode.name == "filing.v1.Auth/RequestCode")
        #expect(RpcV1.Health.check.name == "rpc.v1.Health/Check")
        #expect(RpcV1.Meta.methodNames == ["rpc.v1.Meta/Describe"])
    }

    @Test func `any difference between the Swift and the C methods is reported`() throws {
        let ours = Contract.signatures
        let first = try #require(ours.first)
        let other = MethodSignature(name: first.name, request: first.request, reply: "other")
        #expect(throws: ContractMismatch(swift: first, c: other)) {
            try Contract.check(ours, against: [other] + ours.dropFirst())
        }
        #expect(throws: ContractMismatch(swift: ours.last, c: nil)) {
            try Contract.check(ours, against: ours.dropLast())
        }
        #expect(throws: ContractMismatch(swift: nil, c: ours.last)) {
            try Contract.check(ours.dropLast(), against: ours)
        }
    }

    @Test func `every message has a descriptor of its own name and size`() {
        #expect(Self.descriptors.count == Contract.messages.count)
        for (name, descriptor) in Self.descriptors {
            #expect(Contract.text(descriptor.pointee.name) == name)
        }
        // Every message that a method or a field leads to is in the list.
        let used = Contract.signatures.flatMap { [$0.request, $0.reply] }
        #expect(Set(used).isSubset(of: Set(Self.descriptors.keys)))
        let held = Self.descriptors.values.flatMap { Self.fields(of: $0).compactMap(Self.inner) }
        #expect(Set(held).isSubset(of: Set(Self.descriptors.values)))
    }

    @Test func `no message can hold itself, and none is deeper than the limit`() {
        func depth(
            _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
            below above: Set<UnsafePointer<ProtobufCMessageDescriptor>>
        ) -> Int {
            guard !above.contains(descriptor) else {
                Issue.record("\(Contract.text(descriptor.pointee.name)) can hold itself")
                return 0
            }
            let inner = Self.fields(of: descriptor).compactMap(Self.inner)
            return inner.map { 1 + depth($0, below: above.union([descriptor])) }.max() ?? 0
        }
        for descriptor in Self.descriptors.values {
            #expect(depth(descriptor, below: []) < DecodingLimits.maxDepth)
        }
    }

    @Test func `no field is required, optional, a union or of a kind that is not generated`() {
        let generated = [
            PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_BOOL,
            PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_INT32,
            PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_ENUM, PROTOBUF_C_TYPE_MESSAGE,
        ]
        for field in Self.descriptors.values.flatMap(Self.fields) {
            #expect(field.label != PROTOBUF_C_LABEL_REQUIRED)
            // protoc-c labels a proto3 message field optional; any other would be proto3 `optional`.
            #expect(
                field.label != PROTOBUF_C_LABEL_OPTIONAL || field.type == PROTOBUF_C_TYPE_MESSAGE)
            #expect(field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue == 0)
            #expect(generated.contains(field.type))
        }
    }

    @Test func `a fresh message is empty`() throws {
        for type in Contract.messages {
            #expect(try type.init(decoding: []).isEqual(to: type.init()))
        }
    }
}

extension Message {
    fileprivate func isEqual(to other: any Message) -> Bool {
        (other as? Self) == self
    }
}
