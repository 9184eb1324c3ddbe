// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTestKit
import FilingTransport
import FilingWire
import NIOCore
import Testing

@Suite(.timeLimit(.minutes(1))) struct ServerEndingTests {
    @Test func `calls in flight are answered after a half-close, then the connection ends`()
        async throws
    {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.send(
                try RawPeer.request(1, "deaf") + RawPeer.request(2, "echo", body: [2]))
            try await peer.closeOutput()
            try await peer.expectOK(2, body: [2])
            try await toy.expectHonestWorks()
            toy.dispatcher.gate.open()
            try await peer.expectOK(1, body: [7])
            try await peer.expectEnd()
            try await toy.eventually { toy.server.counters.connectionsOpen == 1 }
        }
    }

    @Test func `a half-close without calls ends the connection`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.closeOutput()
            try await peer.expectEnd()
        }
    }

    @Test func `draining answers calls in flight and refuses later ones`() async throws {
        try await ToyServer.run(loops: 2) { toy in
            let busy = try await toy.loggedIn()
            let idle = try await toy.greeted()
            let silent = try await toy.connect()
            try await busy.send(try RawPeer.request(2, "deaf"))
            try await toy.eventually { toy.dispatcher.gate.waitingCount == 1 }
            let server = toy.server
            async let drained: Void = server.drain(grace: .seconds(30))

            let goAway = try await busy.expectGoAway()
            #expect(goAway.status?.reason == "DRAINING")
            #expect(goAway.lastCall == 2)
            #expect(goAway.graceMs == 30_000)
            try await busy.send(try RawPeer.request(3, "echo"))
            let refusal = try await busy.expectRefusal(3)
            #expect(refusal.code == 14)
            #expect(refusal.notProcessed)
            #expect(try await idle.expectGoAway().status?.reason == "DRAINING")
            try await idle.expectEnd()
            idle.close()
            try await silent.expectEnd()
            toy.dispatcher.gate.open()
            try await busy.expectOK(2, body: [7])
            try await busy.expectEnd()
            busy.close()
            // The lingering ends with the peer's close or with its time.
            toy.clock.advance(.seconds(1))
            await drained
            #expect(toy.server.counters.connectionsOpen == 0)
            await #expect(throws: (any Error).self) { _ = try await toy.connect() }
        }
    }

    @Test func `what is not answered within the grace is cancelled and closed`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.send(try RawPeer.request(1, "wait"))
            try await toy.eventually { toy.server.counters.calls == 2 }
            let server = toy.server
            async let drained: Void = server.drain(grace: .milliseconds(20))
            #expect(try await peer.expectGoAway().lastCall == 1)
            try await peer.expectEnd()
            await drained
            #expect(toy.server.counters.connectionsOpen == 0)
        }
    }

    @Test func `a lost connection cancels its calls`() async throws {
        try await ToyServer.run { toy in
            // Closing with the HELLO unread resets the connection instead of half-closing it.
            let peer = try await toy.connect(reads: false)
            try await peer.send(try RawPeer.preface + RawPeer.request(1, "wait"))
            try await toy.eventually { toy.server.counters.calls == 2 }
            peer.close()
            try await toy.eventually { toy.server.counters.connectionsOpen == 1 }
            try await toy.expectHonestWorks()
        }
    }
}
