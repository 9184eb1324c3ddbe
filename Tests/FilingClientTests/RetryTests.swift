// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingWire
import NIOCore
import Testing

@testable import FilingClient

private let unavailable = RpcV1.Status(code: 14, reason: "STORE_UNAVAILABLE")
private let withdraw = FilingV1.WithdrawFilingRequest(filingNumber: "SW26-11-123456789-X")

@Suite struct RetryTests {
    // MARK: Lost connections

    @Test func `a call above the last one of GOAWAY is made again on a new connection`()
        async throws
    {
        let server = try await ScriptedServer.start { arrival in
            guard arrival.connection > 0 else {
                return [.goAway(lastCall: 0, RpcV1.Status(code: 14, reason: "DRAINING")), .cut]
            }
            return [try .reply(FilingV1.FilingReply())]
        }
        let client = client(of: server)
        _ = try await client.filing.withdraw(withdraw)
        let tries = server.arrivals
        #expect(tries.map(\.connection) == [0, 1])
        #expect(tries.map(\.head.attempt) == [0, 1])
        #expect(Set(tries.map(\.head.idempotencyKey)).count == 1)
        #expect(tries.allSatisfy { $0.head.idempotencyKey.count == 16 })
        await client.close()
        try await server.stop()
    }

    @Test func `a write is repeated after a cut line, with the same key`() async throws {
        let server = try await ScriptedServer.start { arrival in
            arrival.connection == 0 ? [.cut] : [try .reply(FilingV1.FilingReply())]
        }
        let client = client(of: server)
        _ = try await client.filing.withdraw(withdraw)
        #expect(server.arrivals.map(\.connection) == [0, 1])
        #expect(Set(server.arrivals.map(\.head.idempotencyKey)).count == 1)
        await client.close()
        try await server.stop()
    }

    @Test func `two calls have two keys, and a given key is used as it is`() async throws {
        let server = try await ScriptedServer.start { _ in [try .reply(FilingV1.FilingReply())] }
        let client = client(of: server)
        _ = try await client.filing.withdraw(withdraw)
        _ = try await client.filing.withdraw(withdraw)
        let own = CallOptions(idempotencyKey: [9, 9])
        _ = try await client.filing.withdraw(withdraw, options: own)
        let keys = server.arrivals.map(\.head.idempotencyKey)
        #expect(Set(keys).count == 3)
        #expect(keys[2] == [9, 9])
        await client.close()
        try await server.stop()
    }

    @Test func `a server that cannot be reached is tried four times`() async throws {
        let server = try await ScriptedServer.start { _ in [] }
        let time = HandMovedTime(unit: 0)
        let client = client(of: server, time: time)
        try await server.stop()
        let error = await #expect(throws: FilingError.self) { try await client.health.check() }
        #expect(error?.cause == .unreachable)
        #expect(error?.reason == "UNREACHABLE")
        #expect(error?.isNotProcessed == true)
        // Half of 250, 500, 1000: the dice show 0.
        #expect(time.sleepsMs == [125, 250, 500])
        await client.close()
    }

    // MARK: What the server says

    @Test(arguments: [(0.0, [125, 250, 500]), (0.5, [187, 375, 750]), (1.0, [250, 500, 1000])])
    func `UNAVAILABLE is tried four times with jittered pauses`(
        unit: Double, pausesMs: [Int64]
    ) async throws {
        let server = try await ScriptedServer.start { _ in [.refuse(unavailable)] }
        let time = HandMovedTime(unit: unit)
        let client = client(of: server, time: time)
        let error = await #expect(throws: FilingError.self) {
            try await client.filing.withdraw(withdraw)
        }
        #expect(error?.reason == "STORE_UNAVAILABLE")
        #expect(server.arrivals.map(\.head.attempt) == [0, 1, 2, 3])
        #expect(time.sleepsMs == pausesMs)
        await client.close()
        try await server.stop()
    }

    @Test func `retry_after is waited for`() async throws {
        let later = RpcV1.Status(
            code: 8, reason: "WRITE_QUEUE_FULL", retryAfterMs: 1500, notProcessed: true)
        let server = try await ScriptedServer.start { arrival in
            arrival.head.attempt == 0
                ? [.refuse(later)] : [try .reply(FilingV1.FilingReply())]
        }
        let time = HandMovedTime(unit: 0.5)
        let client = client(of: server, time: time)
        _ = try await client.filing.withdraw(withdraw)
        #expect(time.sleepsMs == [1500])
        await client.close()
        try await server.stop()
    }

    @Test func `nobody waits beyond the call's deadline`() async throws {
        let later = RpcV1.Status(code: 14, reason: "STORE_UNAVAILABLE", retryAfterMs: 10_000)
        let server = try await ScriptedServer.start { _ in [.refuse(later)] }
        let time = HandMovedTime()
        let client = client(of: server, time: time)
        let error = await #expect(throws: FilingError.self) {
            try await client.filing.withdraw(withdraw, options: CallOptions(timeoutMs: 10_000))
        }
        #expect(error?.retryAfterMs == 10_000)
        #expect(time.sleepsMs == [])
        await client.close()
        try await server.stop()
    }

    @Test func `the time left is what the server is told`() async throws {
        let later = RpcV1.Status(code: 14, reason: "DRAINING", retryAfterMs: 4_000)
        let server = try await ScriptedServer.start { arrival in
            arrival.head.attempt == 0 ? [.refuse(later)] : [try .reply(FilingV1.FilingReply())]
        }
        let client = client(of: server)
        _ = try await client.filing.withdraw(withdraw, options: CallOptions(timeoutMs: 10_000))
        #expect(server.arrivals.map(\.head.timeoutMs) == [10_000, 6_000])
        await client.close()
        try await server.stop()
    }

    @Test(arguments: [
        RpcV1.Status(code: 5, reason: "FILING_NOT_FOUND"),
        RpcV1.Status(code: 10, reason: "REVISION_CONFLICT"),
        RpcV1.Status(code: 8, reason: "TOO_MANY_UPLOADS"),
        RpcV1.Status(code: 3, reason: "HEAD_MALFORMED", notProcessed: true),
        RpcV1.Status(code: 4, reason: "DEADLINE_EXCEEDED"), RpcV1.Status(code: 13),
    ])
    func `a refusal is not repeated`(status: RpcV1.Status) async throws {
        let server = try await ScriptedServer.start { _ in [.refuse(status)] }
        let client = client(of: server)
        let error = await #expect(throws: FilingError.self) {
            try await client.filing.withdraw(withdraw)
        }
        #expect(error?.code.rawValue == status.code)
        #expect(error?.reason == status.reason)
        #expect(server.arrivals.count == 1)
        await client.close()
        try await server.stop()
    }

    @Test func `a repeated write waits for its own first try`() async throws {
        let running = RpcV1.Status(code: 10, reason: "IN_PROGRESS", retryAfterMs: 700)
        let server = try await ScriptedServer.start { arrival in
            arrival.head.attempt == 0 ? [.refuse(running)] : [try .reply(FilingV1.FilingReply())]
        }
        let time = HandMovedTime()
        let client = client(of: server, time: time)
        _ = try await client.filing.withdraw(withdraw)
        #expect(time.sleepsMs == [700])
        await client.close()
        try await server.stop()
    }

    // MARK: Budget

    @Test func `an empty bucket stops retries until enough calls have succeeded`() async throws {
        let server = try await ScriptedServer.start { arrival in
            arrival.method == "rpc.v1.Health/Check"
                ? [try .reply(RpcV1.HealthCheckReply(status: .serving))] : [.refuse(unavailable)]
        }
        let client = client(of: server)
        func triesOfOneFailingCall() async -> Int {
            let before = server.arrivals.count
            await #expect(throws: FilingError.self) { try await client.filing.withdraw(withdraw) }
            return server.arrivals.count - before
        }
        // 10 tokens: four tries leave 6; one more leaves 5, which is not above half.
        #expect(await triesOfOneFailingCall() == 4)
        #expect(await triesOfOneFailingCall() == 1)
        #expect(await triesOfOneFailingCall() == 1)
        // 4 tokens and 21 successes at a tenth: 6.1; a failure leaves 5.1, the next one 4.1.
        for _ in 0..<21 { #expect(try await client.health.check() == .serving) }
        #expect(await triesOfOneFailingCall() == 2)
        await client.close()
        try await server.stop()
    }

    // MARK: Deadline and cancellation

    @Test func `a silent server costs no more than the deadline, and is told`() async throws {
        let server = try await ScriptedServer.start { arrival in
            arrival.method == "rpc.v1.Health/Check"
                ? [try .reply(RpcV1.HealthCheckReply(status: .serving))] : [.silence]
        }
        let client = client(of: server)
        // Connects, so that the time below is the silent call's alone.
        _ = try await client.health.check()
        let error = await #expect(throws: FilingError.self) {
            try await client.filing.withdraw(withdraw, options: CallOptions(timeoutMs: 30))
        }
        #expect(error?.cause == .deadline)
        #expect(error?.reason == "DEADLINE_EXCEEDED")
        #expect(error?.isNotProcessed == false)
        try await server.arrival(count: 3)
        #expect(server.arrivals.map(\.kind) == [.request, .request, .cancel])
        await client.close()
        try await server.stop()
    }

    @Test func `cancelling the task cancels the call`() async throws {
        let server = try await ScriptedServer.start { _ in [.silence] }
        let client = client(of: server)
        let task = Task { try await client.health.check() }
        try await server.arrival(count: 1)
        task.cancel()
        let error = await #expect(throws: FilingError.self) { try await task.value }
        #expect(error?.cause == .cancelled)
        try await server.arrival(count: 2)
        #expect(server.arrivals.map(\.kind) == [.request, .cancel])
        await client.close()
        try await server.stop()
    }

    @Test func `a closed client makes no calls`() async throws {
        let server = try await ScriptedServer.start { _ in [] }
        let client = client(of: server)
        await client.close()
        let error = await #expect(throws: FilingError.self) { try await client.health.check() }
        #expect(error?.cause == .closed)
        #expect(server.connections == 0)
        try await server.stop()
    }

    @Test func `a request over the limit before login is refused here`() async throws {
        let server = try await ScriptedServer.start { _ in [] }
        let client = client(of: server)
        let form = FilingV1.FilingForm(note: String(repeating: "长", count: 6_000))
        let error = await #expect(throws: FilingError.self) {
            try await client.filing.create(FilingV1.CreateFilingRequest(form: form))
        }
        #expect(error?.cause == .unsendable)
        #expect(error?.reason == "REQUEST_TOO_LARGE_HERE")
        #expect(error?.number("limit") == 16_384)
        #expect(server.arrivals.isEmpty)
        await client.close()
        try await server.stop()
    }
}
