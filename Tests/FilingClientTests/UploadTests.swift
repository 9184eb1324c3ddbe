// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingInspect
import FilingWire
import FilingSeal
import NIOCore
import Synchronization
import Testing

@testable import FilingClient

/// A server's side of one upload that keeps what it was given.
private final class UploadScript: Sendable {
    struct State {
        var stored: [UInt8] = []
        var size: UInt64 = 0
        var sha256: [UInt8] = []
        var isCommitted = false
        var keys: [String: [UInt8]] = [:]
        var chunks = 0
    }
    let state = Mutex(State())
    let chunkSize: UInt32
    /// What to do instead of taking the n-th chunk, counted from 1.
    let accident: @Sendable (Int) -> ScriptedServer.Action?

    init(
        chunkSize: UInt32 = 1000,
        accident: @escaping @Sendable (Int) -> ScriptedServer.Action? = { _ in nil }
    ) {
        self.chunkSize = chunkSize
        self.accident = accident
    }

    var stored: [UInt8] { self.state.withLock { $0.stored } }

    func play(_ arrival: ScriptedServer.Arrival) throws -> [ScriptedServer.Action] {
        try self.state.withLock { state in
            switch arrival.method {
            case "filing.v1.Auth/Resume": return [try .reply(FilingV1.ResumeReply())]
            case "filing.v1.Upload/Begin":
                let request = try arrival.request(FilingV1.BeginUploadRequest.self)
                state.size = request.size
                state.sha256 = request.sha256
                return [try self.standing(FilingV1.UploadReply(), state)]
            case "filing.v1.Upload/Stat":
                if state.isCommitted {
                    return [.refuse(RpcV1.Status(code: 5, reason: "UPLOAD_NOT_FOUND"))]
                }
                return [try self.standing(FilingV1.UploadReply(), state)]
            case "filing.v1.Upload/Chunk": return [try self.chunk(arrival, &state)]
            case "filing.v1.Upload/Commit": return [try self.commit(state: &state)]
            default: return [.refuse(RpcV1.Status(code: 12, reason: "METHOD_UNKNOWN"))]
            }
        }
    }

    private func standing(
        _ reply: FilingV1.UploadReply, _ state: State
    ) throws -> ScriptedServer.Action {
        try .reply(
            FilingV1.UploadReply(
                uploadID: 7, chunkSize: self.chunkSize, committedOffset: UInt64(state.stored.count),
                size: state.size))
    }

    private func chunk(
        _ arrival: ScriptedServer.Arrival, _ state: inout State
    ) throws -> ScriptedServer.Action {
        state.chunks += 1
        if let accident = self.accident(state.chunks) { return accident }
        let request = try arrival.request(FilingV1.UploadChunkRequest.self)
        guard Self.crc(request.data) == request.crc32 else {
            return .refuse(RpcV1.Status(code: 15, reason: "CHUNK_CORRUPT"))
        }
        guard request.offset <= UInt64(state.stored.count) else {
            return .refuse(RpcV1.Status(code: 9, reason: "OFFSET_MISMATCH"))
        }
        state.stored += request.data.dropFirst(state.stored.count - Int(request.offset))
        return try .reply(
            FilingV1.UploadChunkReply(committedOffset: UInt64(state.stored.count)))
    }

    private func commit(state: inout State) throws -> ScriptedServer.Action {
        guard Digest(of: state.stored).bytes == state.sha256 else {
            state.stored = []
            return .refuse(RpcV1.Status(code: 15, reason: "DIGEST_MISMATCH"))
        }
        state.isCommitted = true
        return try .reply(FilingV1.CommitUploadReply(materialID: 3, revision: 8))
    }

    /// CRC-32 bit by bit, from the polynomial: the oracle of the zlib one.
    static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
                crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1
            }
        }
    }
}

private final class ProgressLog: Sendable {
    private let log = Mutex<[UploadProgress]>([])
    var committed: [UInt64] { self.log.withLock { $0.map(\.committedBytes) } }
    func add(_ progress: UploadProgress) { self.log.withLock { $0.append(progress) } }
}

private let scan = PatternScan().bytes(sizeBytes: 4_500)
private let number = "SW26-11-123456789-X"

@Suite struct UploadTests {
    private static func send(
        _ script: UploadScript, time: HandMovedTime = HandMovedTime(), bytes: [UInt8] = scan,
        resuming: UInt64? = nil, options: CallOptions = CallOptions(), log: ProgressLog? = nil
    ) async throws -> (UploadReceipt, ScriptedServer) {
        let server = try await ScriptedServer.start { try script.play($0) }
        let client = client(of: server, time: time, token: [1])
        defer { withExtendedLifetime(client) {} }
        let receipt = try await client.upload.send(
            bytes, as: .education, for: number, resuming: resuming, options: options
        ) { log?.add($0) }
        await client.close()
        try await server.stop()
        return (receipt, server)
    }

    private static func offsets(_ server: ScriptedServer) throws -> [UInt64] {
        try server.arrivals.filter { $0.method == "filing.v1.Upload/Chunk" && $0.kind == .request }
            .map { try $0.request(FilingV1.UploadChunkRequest.self).offset }
    }

    @Test func `a file goes over in order, is confirmed and committed`() async throws {
        let script = UploadScript()
        let log = ProgressLog()
        let (receipt, server) = try await Self.send(script, log: log)
        #expect(receipt == UploadReceipt(uploadID: 7, materialID: 3, revision: 8))
        #expect(script.stored == scan)
        #expect(try Self.offsets(server) == [0, 1000, 2000, 3000, 4000])
        #expect(log.committed == [0, 1000, 2000, 3000, 4000, 4500])
    }

    @Test(arguments: [1, 3, 5])
    func `after a cut line it goes on from the last byte the server has`(cut: Int) async throws {
        let script = UploadScript { $0 == cut ? .cut : nil }
        let time = HandMovedTime()
        let (_, server) = try await Self.send(script, time: time)
        #expect(script.stored == scan)
        let second = server.arrivals.filter { $0.connection == 1 }
        #expect(
            second.prefix(2).map(\.method) == ["filing.v1.Auth/Resume", "filing.v1.Upload/Stat"])
        let offsets = try Self.offsets(server)
        // Nothing that was confirmed is sent again.
        #expect(offsets.filter { $0 < UInt64(1000 * (cut - 1)) }.count == cut - 1)
        #expect(time.sleepsMs == [125])
    }

    @Test func `a server that loses the order gets one chunk at a time`() async throws {
        let script = UploadScript { number in
            number == 1 ? .refuse(RpcV1.Status(code: 9, reason: "OFFSET_MISMATCH")) : nil
        }
        _ = try await Self.send(script)
        #expect(script.stored == scan)
    }

    @Test func `a corrupted chunk is sent again`() async throws {
        let script = UploadScript { number in
            number == 2 ? .refuse(RpcV1.Status(code: 15, reason: "CHUNK_CORRUPT")) : nil
        }
        _ = try await Self.send(script)
        #expect(script.stored == scan)
    }

    @Test func `a server that never takes a chunk is given up`() async throws {
        let script = UploadScript { _ in
            .refuse(RpcV1.Status(code: 14, reason: "STORE_UNAVAILABLE"))
        }
        let error = await #expect(throws: FilingError.self) { try await Self.send(script) }
        #expect(error?.reason == "STORE_UNAVAILABLE")
        #expect(script.state.withLock { $0.chunks } == 16)  // 4 rounds of 4 under way
    }

    @Test func `a server that confirms nothing is not believed for ever`() async throws {
        let script = UploadScript { _ in
            (try? .reply(FilingV1.UploadChunkReply(committedOffset: 0))) ?? .silence
        }
        let error = await #expect(throws: FilingError.self) { try await Self.send(script) }
        #expect(error?.reason == "REPLY_MALFORMED")
    }

    @Test func `a refusal in the middle ends it with its reason`() async throws {
        let script = UploadScript { number in
            number == 3 ? .refuse(RpcV1.Status(code: 9, reason: "EDIT_CLOSED")) : nil
        }
        let error = await #expect(throws: FilingError.self) { try await Self.send(script) }
        #expect(error?.reason == "EDIT_CLOSED")
    }

    @Test func `a known upload is gone on with`() async throws {
        let script = UploadScript()
        script.state.withLock { state in
            state.stored = Array(scan.prefix(2500))
            state.size = UInt64(scan.count)
            state.sha256 = Digest(of: scan).bytes
        }
        let (_, server) = try await Self.send(script, resuming: 7)
        #expect(script.stored == scan)
        #expect(try Self.offsets(server) == [2500, 3500])
        #expect(!server.methods.contains("filing.v1.Upload/Begin"))
    }

    @Test func `bytes that the server spoiled are sent once more`() async throws {
        let script = UploadScript()
        script.state.withLock { state in
            state.stored = Array(repeating: 0, count: 2500)
            state.size = UInt64(scan.count)
            state.sha256 = Digest(of: scan).bytes
        }
        let (receipt, _) = try await Self.send(script, resuming: 7)
        #expect(receipt.materialID == 3)
        #expect(script.stored == scan)
    }

    @Test func `the same command after a crash gets the same receipt and sends nothing again`()
        async throws
    {
        let script = UploadScript()
        let options = CallOptions(idempotencyKey: [1, 2, 3])
        let (first, begun) = try await Self.send(script, options: options)
        let (second, repeated) = try await Self.send(script, options: options)
        #expect(first == second)
        #expect(try Self.offsets(repeated) == [])
        func keys(_ server: ScriptedServer, _ method: String) -> Set<[UInt8]> {
            Set(server.arrivals.filter { $0.method == method }.map(\.head.idempotencyKey))
        }
        for method in ["filing.v1.Upload/Begin", "filing.v1.Upload/Commit"] {
            #expect(keys(begun, method) == keys(repeated, method))
            #expect(keys(begun, method).count == 1)
        }
        #expect(
            keys(begun, "filing.v1.Upload/Begin") != keys(begun, "filing.v1.Upload/Commit"))
    }

    @Test(arguments: [(0, "FILE_EMPTY"), (2_097_153, "FILE_TOO_LARGE")])
    func `a file of a wrong size is refused before anything is sent`(
        size: Int, reason: String
    ) async throws {
        let server = try await ScriptedServer.start { _ in [] }
        let client = client(of: server)
        let error = await #expect(throws: FilingError.self) {
            try await client.upload.send(
                Array(repeating: 1, count: size), as: .education, for: number)
        }
        #expect(error?.reason == reason)
        #expect(error?.cause == .unsendable)
        #expect(server.connections == 0)
        await client.close()
        try await server.stop()
    }

    @Test func `a file that is not there, or is a folder, is unreadable`() async throws {
        for path in ["/nonexistent/scan.jpg", "/"] {
            let error = await #expect(throws: FilingError.self) {
                try await LocalFile(path: path).read(.en)
            }
            #expect(error?.reason == "FILE_UNREADABLE")
        }
        let devices = await #expect(throws: FilingError.self) {
            try await LocalFile(path: "/dev/zero").read(.en)
        }
        // Endless, and yet read no further than one byte too many.
        #expect(devices?.reason == "FILE_TOO_LARGE")
    }

    @Test(arguments: [("", UInt32(0)), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43)])
    func `CRC-32 is that of ISO 3309`(text: String, expected: UInt32) {
        #expect(Crc32.checksum(Array(text.utf8)) == expected)
        #expect(UploadScript.crc(Array(text.utf8)) == expected)
    }

    // MARK: Download

    @Test func `a material is read whole and its digest checked`() async throws {
        let file: [UInt8] = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let server = try await ScriptedServer.start { arrival in
            let request = try arrival.request(FilingV1.ReadMaterialRequest.self)
            let end = min(Int(request.offset) + Int(request.length), file.count)
            return [
                try .reply(
                    FilingV1.ReadMaterialReply(
                        data: Array(file[Int(request.offset)..<end]), size: UInt64(file.count)))
            ]
        }
        let client = client(of: server)
        let got = try await client.material.download(
            number, materialID: 3, sha256: Digest(of: file).bytes)
        #expect(got == file)
        #expect(server.arrivals.count == 3)
        let error = await #expect(throws: FilingError.self) {
            try await client.material.download(
                number, materialID: 3, sha256: Array(repeating: 0, count: 32))
        }
        #expect(error?.reason == "REPLY_MALFORMED")
        await client.close()
        try await server.stop()
    }

    @Test(arguments: [
        FilingV1.ReadMaterialReply(data: [], size: 5),
        FilingV1.ReadMaterialReply(data: [1, 2], size: 1),
        FilingV1.ReadMaterialReply(data: [1], size: .max),
    ])
    func `a download that cannot end is given up`(reply: FilingV1.ReadMaterialReply) async throws {
        let server = try await ScriptedServer.start { _ in [try .reply(reply)] }
        let client = client(of: server)
        let error = await #expect(throws: FilingError.self) {
            try await client.material.download(number, materialID: 3)
        }
        #expect(error?.reason == "REPLY_MALFORMED")
        await client.close()
        try await server.stop()
    }
}
