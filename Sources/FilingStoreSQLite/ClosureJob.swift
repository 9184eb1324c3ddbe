// SPDX-License-Identifier: Apache-2.0

import FilingStore
import Synchronization

/// A closure of a caller who waits for it.
///
/// The phases: a caller attaches itself and queues the job; a thread starts, runs and settles it. A
/// caller that is cancelled before the start gets its answer at once, and the thread skips the job.
final class ClosureJob<Scope, Value: Sendable>: Job {
    private let body: @Sendable (Scope) throws -> Value
    private let state = Mutex(State())

    private struct State {
        var phase = Phase.new
        var caller: CheckedContinuation<Value, any Error>?
        var value: Value?
    }

    private enum Phase {
        case new
        case queued
        case started
        case settled
    }

    init(_ body: @escaping @Sendable (Scope) throws -> Value) { self.body = body }

    /// Attaches the caller.
    ///
    /// - Returns: false if it was cancelled before and has got its answer.
    func attach(_ caller: CheckedContinuation<Value, any Error>) -> Bool {
        let isCancelled = self.state.withLock { state in
            guard state.phase == .new else { return true }
            state.phase = .queued
            state.caller = caller
            return false
        }
        if isCancelled { caller.resume(throwing: CancellationError()) }
        return !isCancelled
    }

    /// Gives the caller its answer unless the job has started.
    func cancel() {
        let caller = self.state.withLock { state -> CheckedContinuation<Value, any Error>? in
            guard state.phase == .new || state.phase == .queued else { return nil }
            state.phase = .settled
            return state.caller.take()
        }
        caller?.resume(throwing: CancellationError())
    }

    func start() -> Bool {
        self.state.withLock { state in
            guard state.phase == .queued else { return false }
            state.phase = .started
            return true
        }
    }

    func run(in scope: Scope) throws {
        let value = try self.body(scope)
        self.state.withLock { $0.value = value }
    }

    func settle(_ failure: (any Error)?) {
        let (caller, value) = self.state.withLock { state in
            state.phase = .settled
            return (state.caller.take(), state.value.take())
        }
        if let failure {
            caller?.resume(throwing: failure)
        } else if let value {
            caller?.resume(returning: value)
        } else {
            preconditionFailure("a job was settled as a success without having run")
        }
    }
}
