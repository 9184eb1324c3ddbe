// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Synchronization

/// Who waits for a change of which filing.
///
/// A commit wakes exactly those who wait for the filings it changed; nobody polls the database.
final class ChangeBoard: Sendable {
    private struct State {
        var waiters: [FilingID: [UInt64: CheckedContinuation<Void, Never>]] = [:]
        /// Tickets of changes that came, or of waits cancelled, before the wait began.
        var early: Set<UInt64> = []
        /// Tickets that were handed out and not yet used, by filing.
        var open: [FilingID: Set<UInt64>] = [:]
        var nextTicket: UInt64 = 1
    }

    /// A place in the row: taken before the state is read, so that no change falls in between.
    struct Ticket: Sendable {
        let filing: FilingID
        let number: UInt64
    }

    private let state = Mutex(State())

    init() {}

    /// Takes a place.
    ///
    /// Every ticket must be given to `wait` or `discard` once.
    func ticket(for filing: FilingID) -> Ticket {
        self.state.withLock { state in
            let number = state.nextTicket
            state.nextTicket += 1
            state.open[filing, default: []].insert(number)
            return Ticket(filing: filing, number: number)
        }
    }

    /// Gives a place up unused.
    func discard(_ ticket: Ticket) {
        self.state.withLock { state in
            Self.close(ticket, &state)
            state.early.remove(ticket.number)
        }
    }

    /// Returns when the filing has changed since the ticket was taken, or when cancelled.
    func wait(_ ticket: Ticket) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isEarly = self.state.withLock { state in
                    Self.close(ticket, &state)
                    if state.early.remove(ticket.number) != nil { return true }
                    state.waiters[ticket.filing, default: [:]][ticket.number] = continuation
                    return false
                }
                if isEarly { continuation.resume() }
            }
        } onCancel: {
            self.wake(ticket)
        }
    }

    /// Wakes everybody who waits for one of these filings.
    func changed(_ filings: [FilingID]) {
        let woken = self.state.withLock { state in
            filings.flatMap { filing -> [CheckedContinuation<Void, Never>] in
                state.early.formUnion(state.open.removeValue(forKey: filing) ?? [])
                return state.waiters.removeValue(forKey: filing).map { Array($0.values) } ?? []
            }
        }
        for continuation in woken { continuation.resume() }
    }

    /// How many wait now.
    var waiterCount: Int {
        self.state.withLock { $0.waiters.values.reduce(0) { $0 + $1.count } }
    }

    private func wake(_ ticket: Ticket) {
        let continuation = self.state.withLock { state in
            let found = state.waiters[ticket.filing]?.removeValue(forKey: ticket.number)
            if found == nil, state.open[ticket.filing]?.contains(ticket.number) == true {
                state.early.insert(ticket.number)
            }
            if state.waiters[ticket.filing]?.isEmpty == true {
                state.waiters[ticket.filing] = nil
            }
            return found
        }
        continuation?.resume()
    }

    private static func close(_ ticket: Ticket, _ state: inout State) {
        state.open[ticket.filing]?.remove(ticket.number)
        if state.open[ticket.filing]?.isEmpty == true { state.open[ticket.filing] = nil }
    }
}
