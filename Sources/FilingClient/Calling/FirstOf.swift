// SPDX-License-Identifier: Apache-2.0

import FilingTransport
import NIOCore
import Synchronization

/// Waits for a future that others wait for too: until it completes, the time is over, or the task
/// is cancelled, whichever is first.
struct FirstOf<Value: Sendable>: Sendable {
    private let race: Race

    /// One promise that several may try to complete; the first one does.
    private final class Race: Sendable {
        let promise: EventLoopPromise<Value>
        private let isOver = Atomic<Bool>(false)

        init(_ promise: EventLoopPromise<Value>) { self.promise = promise }

        func finish(_ result: Result<Value, any Error>) {
            guard !self.isOver.exchange(true, ordering: .acquiringAndReleasing) else { return }
            self.promise.completeWith(result)
        }
    }

    init(_ future: EventLoopFuture<Value>, within time: TimeAmount) {
        let race = Race(future.eventLoop.makePromise(of: Value.self))
        self.race = race
        let timer = future.eventLoop.scheduleTask(in: time) {
            race.finish(.failure(CallFailure(.deadline, processed: .no)))
        }
        future.whenComplete { result in
            timer.cancel()
            race.finish(result)
        }
    }

    /// The value, or what ended the wait: a `CallFailure` with `.deadline` or `.cancelled`.
    func value() async throws -> Value {
        let race = self.race
        return try await withTaskCancellationHandler {
            try await race.promise.futureResult.get()
        } onCancel: {
            race.finish(.failure(CallFailure(.cancelled, processed: .no)))
        }
    }
}
