// SPDX-License-Identifier: Apache-2.0

import FilingWire
import Synchronization

/// Counts connections in total and by the network that one client has to itself, for all event loops.
final class AdmissionGate: Sendable {
    private struct State {
        var total = 0
        var byAddress: [String: Int] = [:]
        var lastID: UInt64 = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let maxTotal: Int
    private let maxPerAddress: Int

    /// A gate for the limits.
    ///
    /// - Parameter fileLimit: how many files the process may open, or nil if that is unlimited.
    init(limits: WireLimits, fileLimit: Int?) {
        // Divided first: a file limit may be as large as Int.max.
        let byFiles = fileLimit.map { $0 / 100 * limits.fileLimitPercent } ?? .max
        self.maxTotal = min(limits.connections, byFiles)
        self.maxPerAddress = limits.connectionsPerAddress
    }

    /// Admits a connection.
    ///
    /// - Returns: its number, or nil if a cap is reached or the gate is closed.
    func admit(_ address: String) -> UInt64? {
        let address = PeerNetwork.of(address)
        return self.state.withLock { state in
            let ofAddress = state.byAddress[address, default: 0]
            guard !state.isClosed, state.total < self.maxTotal, ofAddress < self.maxPerAddress
            else { return nil }
            state.total += 1
            state.byAddress[address] = ofAddress + 1
            state.lastID += 1
            return state.lastID
        }
    }

    /// An admitted connection has ended.
    func leave(_ address: String) {
        let address = PeerNetwork.of(address)
        self.state.withLock { state in
            guard let ofAddress = state.byAddress[address] else { return }
            state.total -= 1
            state.byAddress[address] = ofAddress == 1 ? nil : ofAddress - 1
        }
    }

    /// Admits nobody any more.
    func close() {
        self.state.withLock { $0.isClosed = true }
    }
}
