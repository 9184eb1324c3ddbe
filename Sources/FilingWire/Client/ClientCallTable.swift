// SPDX-License-Identifier: Apache-2.0

/// The calls of one connection that hold a slot, oldest first.
///
/// An array: at most some dozens of calls, and most end near the front, where the search begins.
struct ClientCallTable: Sendable {
    /// Whether somebody still wants the answer.
    enum Interest: Sendable, Equatable {
        case wanted
        case abandoned
    }

    private var entries: [(id: UInt32, interest: Interest)] = []

    /// Slots in use.
    var count: Int { self.entries.count }

    /// Calls whose answer is wanted, oldest first.
    var wanted: [UInt32] {
        self.entries.compactMap { $0.interest == .wanted ? $0.id : nil }
    }

    /// Adds a call; ids only grow, so the entries stay sorted.
    mutating func open(_ id: UInt32) { self.entries.append((id, .wanted)) }

    /// Marks a call as no longer wanted.
    ///
    /// - Returns: whether it was here and wanted.
    mutating func abandon(_ id: UInt32) -> Bool {
        guard let index = self.index(of: id), self.entries[index].interest == .wanted else {
            return false
        }
        self.entries[index].interest = .abandoned
        return true
    }

    /// Removes an answered call.
    ///
    /// - Returns: nil if it was answered before.
    mutating func close(_ id: UInt32) -> Interest? {
        guard let index = self.index(of: id) else { return nil }
        return self.entries.remove(at: index).interest
    }

    /// Removes every call above `lastCall`.
    ///
    /// - Returns: those that were wanted.
    mutating func removeAll(above lastCall: UInt32) -> [UInt32] {
        let removed = self.entries.filter { $0.id > lastCall && $0.interest == .wanted }
        self.entries.removeAll { $0.id > lastCall }
        return removed.map(\.id)
    }

    private func index(of id: UInt32) -> Int? { self.entries.firstIndex { $0.id == id } }
}
