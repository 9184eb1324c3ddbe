// SPDX-License-Identifier: Apache-2.0

/// How many seats of a pool are taken, and how many people wait for one.
package struct SeatCount: Hashable, Sendable {
    /// Taken: held, kept for a while, and offered.
    package let held: Int
    /// On the waiting list.
    package let waiting: Int

    package init(held: Int, waiting: Int) {
        self.held = held
        self.waiting = waiting
    }

    /// Seats that somebody new can have: whoever waits comes first.
    ///
    /// 0 and not less where a cut of capacity has left more seats held than there are.
    package func free(of capacity: Int) -> Int { max(0, capacity - self.held - self.waiting) }

    /// How many of those who wait can be offered a seat now.
    package func offers(of capacity: Int) -> Int {
        max(0, min(self.waiting, capacity - self.held))
    }
}
