// SPDX-License-Identifier: Apache-2.0
import CProtobufC
import Testing

@testable import FilingContract

/// What costs libprotobuf-c 1.4.1, as shipped, far more memory or time than the peer spent on it.
struct HostileBytesTests {
    private static let mebibyte = 1_048_576

    /// Decodes with an arena that can be looked at: the memory given out, and whether it was enough.
    private static func memory<M: CMessage>(
        decoding bytes: [UInt8], as type: M.Type
    ) throws -> (handedOut: Int, failure: DecodingFailure?) {
        try withUnsafeTemporaryAllocation(byteCount: Arena.firstBlockBytes, alignment: 16) {
            block in
            let budget = Arena.budget(inputBytes: bytes.count, factor: DecodingLimits.arenaFactor)
            let arena = try #require(Arena.open(in: block, budget: budget))
            defer { arena.pointee.release() }
            return bytes.withUnsafeBytes { raw in
                do throws(DecodingFailure) {
                    _ = try Decoding.unpack(raw, as: M.descriptor, in: arena)
                    return (arena.pointee.handedOut, nil)
                } catch {
                    return (arena.pointee.handedOut, error)
                }
            }
        }
    }

    private static func expectRefusal<M: CMessage>(
        _ bytes: [UInt8], as type: M.Type, because expected: DecodingFailure = .arenaExhausted
    ) throws {
        let (handedOut, failure) = try Self.memory(decoding: bytes, as: type)
        #expect(failure == expected)
        #expect(handedOut <= 65_536 + 8 * bytes.count)
        #expect(throws: expected) { try M(decoding: bytes) }
    }

    @Test func `a mebibyte of merged sub-messages is refused within the memory of its size`() throws
    {
        // GoAway.status again and again, each with one more entry of Status.details: as shipped every
        // merge copies the whole list, 28 s for one mebibyte.
        let status = WireBytes.field(15, WireBytes.field(1, "k"))
        let bomb = WireBytes.repeating(WireBytes.field(2, status), upTo: Self.mebibyte)
        try Self.expectRefusal(
            bomb, as: RpcV1.GoAway.self, because: .messageTwice(field: "rpc.v1.GoAway.status"))
    }

    @Test func `a mebibyte of two-byte unknown fields is refused within the memory of its size`()
        throws
    {
        let bomb = WireBytes.repeating(WireBytes.varintField(9, 0), upTo: Self.mebibyte)
        try Self.expectRefusal(bomb, as: RpcV1.HealthCheckRequest.self)
    }

    @Test func `a mebibyte of empty sub-messages is refused within the memory of its size`() throws
    {
        let bomb = WireBytes.repeating(WireBytes.field(9, ""), upTo: Self.mebibyte)
        try Self.expectRefusal(bomb, as: FilingV1.StatusReply.self)
    }

    @Test func `a mebibyte of empty map entries is refused within the memory of its size`() throws {
        let bomb = WireBytes.repeating(WireBytes.field(15, ""), upTo: Self.mebibyte)
        try Self.expectRefusal(bomb, as: RpcV1.CallHead.self)
    }

    @Test func `a mebibyte of empty strings is refused within the memory of its size`() throws {
        let bomb = WireBytes.repeating(WireBytes.field(7, ""), upTo: Self.mebibyte)
        try Self.expectRefusal(bomb, as: RpcV1.Hello.self)
    }

    @Test func `a string given again and again keeps within the memory of the input's size`() throws
    {
        let bytes = WireBytes.repeating(WireBytes.field(1, "service"), upTo: Self.mebibyte)
        let (handedOut, _) = try Self.memory(decoding: bytes, as: RpcV1.HealthCheckRequest.self)
        #expect(handedOut <= 65_536 + 8 * bytes.count)
    }

    @Test func `deep nesting in unknown fields is passed over by its length`() throws {
        var bytes: [UInt8] = []
        for _ in 0..<5_000 { bytes = WireBytes.field(9, bytes) }
        #expect(try RpcV1.HealthCheckRequest(decoding: bytes) == RpcV1.HealthCheckRequest())
    }

    @Test func `nesting beyond the limit is refused`() {
        let bytes = WireBytes.field(2, [])
        bytes.withUnsafeBytes { (raw) -> Void in
            _ = #expect(throws: DecodingFailure.tooDeep(message: "rpc.v1.Status")) {
                try WireCheck.check(
                    raw, as: RpcV1.GoAway.descriptor, depth: DecodingLimits.maxDepth)
            }
        }
    }

    @Test func `a larger factor admits what the usual one refuses, and zero leaves the base`()
        throws
    {
        let entries = WireBytes.repeating(WireBytes.field(15, ""), upTo: 20_000)
        #expect(throws: DecodingFailure.arenaExhausted) { try RpcV1.CallHead(decoding: entries) }
        let head = try RpcV1.CallHead(decoding: entries, arenaFactor: 80)
        #expect(head.metadata.count == 10_000)
        let few = try RpcV1.CallHead(decoding: Array(entries.prefix(200)), arenaFactor: 0)
        #expect(few.metadata.count == 100)
    }

    @Test func `the densest honest messages fit`() throws {
        let history = (0..<200).map { index in
            FilingV1.HistoryEntry(
                revision: UInt64(index), action: "upload", actor: .applicant, state: .draft,
                atMs: 1_790_000_000_000, reasons: [.noSeal, .other],
                items: [FilingV1.SupplementItem(kind: .other, reason: .other)])
        }
        try Self.expectRoundTrip(FilingV1.GetFilingReply(missing: [.idBack], history: history))
        let entry = FilingV1.QueueEntry(
            filingNumber: "SW26-11-123456789-X", level: .junior, submittedAtMs: 1_790_000_000_000)
        try Self.expectRoundTrip(
            FilingV1.QueueReply(entries: Array(repeating: entry, count: 10_000)))
        let version = FilingV1.MaterialVersion(
            materialID: 1, kind: .idFront, size: 9, sha256: Array(repeating: 1, count: 32), atMs: 1)
        try Self.expectRoundTrip(
            FilingV1.ListMaterialsReply(materials: Array(repeating: version, count: 5_000)))
        let pair = RpcV1.KeyValue(key: "size", value: [0x31])
        try Self.expectRoundTrip(RpcV1.Status(details: Array(repeating: pair, count: 1_000)))
    }

    private static func expectRoundTrip<M: Message>(_ message: M) throws {
        #expect(try M(decoding: message.encoded) == message)
    }
}
