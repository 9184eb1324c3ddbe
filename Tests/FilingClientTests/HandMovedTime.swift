// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix
import Synchronization

@testable import FilingClient

/// A clock that only sleeping moves, dice that fall as told, and bytes that count up.
final class HandMovedTime: Sendable {
    private struct State {
        var now = NIODeadline.now()
        var sleeps: [TimeAmount] = []
        var unit: Double
        var nextByte: UInt8 = 0
    }
    private let state: Mutex<State>

    init(unit: Double = 0) { self.state = Mutex(State(unit: unit)) }

    /// Every pause so far, in milliseconds.
    var sleepsMs: [Int64] { self.state.withLock { $0.sleeps.map { $0.nanoseconds / 1_000_000 } } }

    var surroundings: ClientSurroundings {
        ClientSurroundings(
            now: { self.state.withLock { $0.now } },
            sleep: { time in
                try Task.checkCancellation()
                self.state.withLock { state in
                    state.sleeps.append(time)
                    state.now = state.now + time
                }
            },
            unit: { self.state.withLock { $0.unit } },
            bytes: { count in
                self.state.withLock { state in
                    // Printable, so that the bytes may also be a nonce's text.
                    state.nextByte &+= 1
                    return Array(repeating: state.nextByte, count: count)
                }
            })
    }
}

/// A client of a scripted server, on a hand-moved clock.
func client(
    of server: ScriptedServer, time: HandMovedTime = HandMovedTime(), token: [UInt8]? = nil,
    settings: FilingClient.Settings = english
) -> FilingClient {
    FilingClient(
        host: "127.0.0.1", port: server.port, token: token, settings: settings,
        group: MultiThreadedEventLoopGroup.singleton, surroundings: time.surroundings)
}

/// The default settings with English messages.
var english: FilingClient.Settings {
    var settings = FilingClient.Settings()
    settings.language = .en
    return settings
}
