// SPDX-License-Identifier: Apache-2.0

/// One database, whatever its engine.
///
/// A `Snapshot` or `Transaction` is only good inside the closure that it is given to.
package protocol Store: Sendable {
    /// Runs a closure in a transaction and returns when its effect is on the disk.
    ///
    /// Closures of many callers share one commit. A closure that throws is undone alone, and its
    /// error rethrown to its caller. It runs on the store's own thread, may run twice, and must
    /// touch nothing but its transaction. A caller that is cancelled before its closure started
    /// gets `CancellationError` and nothing happens; afterwards the closure completes.
    ///
    /// - Throws: what the closure throws; `WriteQueueFull`; `StorageFault`, and then nothing of
    ///   the closure was acknowledged.
    func write<R: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> R
    ) async throws -> R

    /// Reads a consistent snapshot on a reader thread: for lists and pages.
    ///
    /// - Throws: what the closure throws; `StorageFault`.
    func read<R: Sendable>(
        _ body: @escaping @Sendable (Snapshot) throws -> R
    ) async throws -> R

    /// Reads a consistent snapshot on the calling thread, without waiting for the writer: for a few
    /// indexed rows, a matter of microseconds.
    ///
    /// - Throws: what the closure throws; `StorageFault`.
    func point<R>(_ body: (Snapshot) throws -> R) throws -> R

    /// Whether writes are taken.
    var health: StoreHealth { get }

    /// What was done since it was opened.
    var figures: StoreFigures { get }

    /// Adds somebody to tell, after each commit, which filings changed.
    ///
    /// The observer is called on the store's own thread before the writers get their answers; it
    /// must be quick and must not call the store. Changes made by another process are not seen.
    func observe(_ observer: @escaping @Sendable ([ChangedFiling]) -> Void)

    /// Says who allots seats, before the first write that touches one.
    func allotSeats(by desk: any SeatDesk)

    /// Finishes the queued writes, refuses new calls and closes the database.
    func close() async
}
