// SPDX-License-Identifier: Apache-2.0

/// Work for a thread that has a `Scope`: a transaction to write in, or a snapshot to read from.
protocol Job<Scope>: AnyObject, Sendable {
    associatedtype Scope

    /// Claims the job for a thread; false if its caller has gone.
    func start() -> Bool

    /// Runs the closure; again if it ran before.
    func run(in scope: Scope) throws

    /// Answers the caller: with the result of the last run, or with a failure.
    func settle(_ failure: (any Error)?)
}
