// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTransport
import NIOCore
import NIOPosix
import Testing

/// Our client against our server, over a real socket.
@Suite struct ClientLiveTests {
    private static func connect(_ toy: ToyServer) async throws -> ClientConnection {
        let port = try #require(toy.server.localAddress?.port)
        return try await ClientConnection.connect(
            host: "127.0.0.1", port: port, on: MultiThreadedEventLoopGroup.singleton.next(),
            settings: ClientSettings()
        ).get()
    }

    private static func head(_ method: String, timeoutMs: UInt32 = 0) -> RpcV1.CallHead {
        RpcV1.CallHead(method: method, timeoutMs: timeoutMs)
    }

    @Test(arguments: [false, true])
    func `hundreds of calls at once are each answered once and none is refused`(
        loggedIn: Bool
    ) async throws {
        try await ToyServer.run { toy in
            let connection = try await Self.connect(toy)
            if loggedIn {
                let (status, _) = try await connection.call(
                    Self.head("login"), body: ByteBuffer())
                #expect(status.code == 0)
                connection.setLoggedIn(true)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<300 as Range<UInt64> {
                    group.addTask {
                        for turn in 0..<10 as Range<UInt64> {
                            let body = ByteBuffer(integer: task << 32 | turn)
                            let (status, echo) = try await connection.call(
                                Self.head(turn % 2 == 0 ? "echo" : "later"), body: body)
                            #expect(status.code == 0)
                            #expect(echo == body)
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await connection.close().get()
        }
    }

    @Test func `frames up to the limit pass once logged in`() async throws {
        try await ToyServer.run { toy in
            let connection = try await Self.connect(toy)
            _ = try await connection.call(Self.head("login"), body: ByteBuffer())
            connection.setLoggedIn(true)
            let body = ByteBuffer(repeating: 3, count: 1_000_000)
            let (status, echo) = try await connection.call(Self.head("echo"), body: body)
            #expect(status.code == 0)
            #expect(echo == body)
            try await connection.close().get()
        }
    }

    @Test func `a cancelled task ends at once and the server's handler too`() async throws {
        try await ToyServer.run { toy in
            let connection = try await Self.connect(toy)
            let call = try connection.begin(Self.head("wait"), RpcV1.DescribeRequest())
            call.cancel()
            let failure = await #expect(throws: CallFailure.self) { try await call.answer() }
            #expect(failure?.cause == .cancelled)
            // Its slot comes back when the handler has seen the CANCEL: both slots are usable.
            let calls = try (0..<2).map { _ in
                try connection.begin(Self.head("later"), RpcV1.DescribeRequest())
            }
            for call in calls { #expect(try await call.answer().0.code == 0) }
            try await connection.close().get()
        }
    }

    @Test func `a draining server answers what it took and says goodbye`() async throws {
        try await ToyServer.run { toy in
            let connection = try await Self.connect(toy)
            let taken = try connection.begin(Self.head("deaf"), RpcV1.DescribeRequest())
            try await toy.eventually { toy.dispatcher.gate.waitingCount == 1 }
            let server = toy.server
            async let drained: Void = server.drain(grace: .seconds(30))
            try await toy.eventually { !connection.isUsable }
            let late = await #expect(throws: CallFailure.self) {
                try await connection.call(Self.head("echo"), body: ByteBuffer())
            }
            #expect(late?.processed == .no)
            guard case .closed(.goAway(let status)) = late?.cause else {
                Issue.record("unexpected \(String(describing: late))")
                return
            }
            #expect(status.reason == "DRAINING")
            toy.dispatcher.gate.open()
            #expect(try await taken.answer().1 == ByteBuffer(bytes: [7]))
            // The honest peer's connection lingers until its time is over.
            toy.clock.advance(.seconds(1))
            await drained
        }
    }

    @Test func `nobody listening is unreachable and not processed`() async throws {
        // Port 1 of loopback: reserved, nobody's.
        let failure = await #expect(throws: CallFailure.self) {
            try await ClientConnection.connect(
                host: "127.0.0.1", port: 1, on: MultiThreadedEventLoopGroup.singleton.next(),
                settings: ClientSettings()
            ).get()
        }
        #expect(failure?.processed == .no)
        guard case .unreachable = failure?.cause else {
            Issue.record("unexpected \(String(describing: failure))")
            return
        }
    }
}
