// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// The calls of one connection that hold a slot, oldest first.
///
/// An array, because there are at most some dozens, most calls end while they are still the last
/// entry, and an idle connection should cost nothing.
struct OpenCallTable: Sendable {
    private struct Entry {
        var id: UInt32
        var deadline: NIODeadline
    }

    private var entries: [Entry] = []

    /// Calls without a RESPONSE.
    var count: Int { self.entries.count }

    /// Adds a call; ids only grow, so the entries stay sorted.
    mutating func open(_ id: UInt32) {
        self.entries.append(Entry(id: id, deadline: .distantFuture))
    }

    /// Whether the call is here.
    func contains(_ id: UInt32) -> Bool { self.index(of: id) != nil }

    /// Removes a call.
    ///
    /// - Returns: whether it was here.
    mutating func close(_ id: UInt32) -> Bool {
        guard let index = self.index(of: id) else { return false }
        self.entries.remove(at: index)
        // Memory of a burst is given back once the connection is quiet.
        if self.entries.isEmpty && self.entries.capacity > 16 { self.entries = [] }
        return true
    }

    /// Gives an open call its deadline.
    mutating func setDeadline(_ deadline: NIODeadline, of id: UInt32) {
        guard let index = self.index(of: id) else { return }
        self.entries[index].deadline = deadline
    }

    /// The earliest deadline of all, or nil if no call has one.
    var earliestDeadline: NIODeadline? {
        guard let earliest = self.entries.min(by: { $0.deadline < $1.deadline })?.deadline,
            earliest < .distantFuture
        else { return nil }
        return earliest
    }

    /// Some call whose deadline has come, or nil.
    func expired(now: NIODeadline) -> UInt32? {
        self.entries.first { $0.deadline <= now }?.id
    }

    private func index(of id: UInt32) -> Int? {
        self.entries.lastIndex { $0.id == id }
    }
}
