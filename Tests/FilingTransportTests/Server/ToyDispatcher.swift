// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTransport
import FilingWire
import NIOCore
import Synchronization

/// A dispatcher whose methods each show one thing.
struct ToyDispatcher: CallDispatcher {
    /// What the `deaf` calls wait for.
    let gate = Gate()

    func answerAtOnce(_ call: IncomingCall) -> CallReply? {
        call.head.method == "at once" ? CallReply(body: .encoded([1])) : nil
    }

    nonisolated(nonsending) func dispatch(_ call: IncomingCall) async -> CallReply {
        switch call.head.method {
        case "echo": return CallReply(body: .encoded(Array(call.body.readableBytesView)))
        case "later":
            await Task.yield()
            return CallReply(body: .encoded(Array(call.body.readableBytesView)))
        case "message":
            return CallReply(body: .message(RpcV1.Hello(server: "toy")))
        case "unencodable":
            return CallReply(body: .message(RpcV1.Hello(server: "nul\0")))
        case "wait":
            await Self.untilCancelled()
            return CallReply(status: RpcV1.Status(code: 1, reason: "CANCELLED"))
        case "deaf":
            await self.gate.wait()
            return CallReply(body: .encoded([7]))
        case "large":
            let size = call.body.getInteger(at: call.body.readerIndex, as: UInt32.self) ?? 0
            return CallReply(body: .encoded([UInt8](repeating: 0, count: Int(size))))
        case "login":
            return CallReply(login: LoginHandle(rawValue: 9).map { .begin($0) } ?? .unchanged)
        case "logout": return CallReply(login: .end)
        case "who": return CallReply(body: .encoded([UInt8(call.login?.rawValue ?? 0)]))
        case "long-status":
            return CallReply(
                status: RpcV1.Status(
                    code: 9, reason: "LONG", message: String(repeating: "x", count: 5000),
                    retryAfterMs: 5))
        default: return CallReply(status: RpcV1.Status(code: 12, reason: "METHOD_UNKNOWN"))
        }
    }

    private static func untilCancelled() async {
        let gate = Gate()
        await withTaskCancellationHandler {
            await gate.wait()
        } onCancel: {
            gate.open()
        }
    }
}

/// Holds whoever waits until it is opened, once and for all.
final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = self.state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = self.state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    var waitingCount: Int { self.state.withLock { $0.waiting.count } }
}
