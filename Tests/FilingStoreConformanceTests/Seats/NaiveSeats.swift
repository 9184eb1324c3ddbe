// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The rules of seats over plain lists, as slow as they are plain.
struct NaiveSeats {
    struct Seat: Equatable {
        let person: Int
        /// Nil for a reserved one.
        var until: Instant?
        var isOffer = false
    }

    enum Outcome: Equatable {
        case seated
        case waiting(Int)
        case full
    }

    struct Pool {
        var capacity: Int
        var seats: [Seat] = []
        var queue: [Int] = []
    }

    enum Event: Equatable {
        case offered(Int)
        case offerRanOut(Int)
        case graceRanOut(Int)
    }

    var pools: [Pool]
    var events: [Event] = []

    /// What has run out goes, in the order of its ends; then the queue moves up.
    mutating func settle(_ pool: Int, _ now: Instant) {
        func hasEnded(_ seat: Seat) -> Bool { seat.until.map { $0 <= now } ?? false }
        let ended = self.pools[pool].seats.filter(hasEnded)
        self.pools[pool].seats.removeAll(where: hasEnded)
        for seat in ended { self.tell(seat) }
        while self.pools[pool].seats.count < self.pools[pool].capacity,
            !self.pools[pool].queue.isEmpty
        {
            let person = self.pools[pool].queue.removeFirst()
            self.pools[pool].seats.append(
                Seat(person: person, until: now + .hours(48), isOffer: true))
            self.events.append(.offered(person))
        }
    }

    private mutating func tell(_ seat: Seat) {
        self.events.append(seat.isOffer ? .offerRanOut(seat.person) : .graceRanOut(seat.person))
    }

    func pool(of person: Int) -> Int? {
        self.pools.firstIndex { pool in
            pool.queue.contains(person) || pool.seats.contains { $0.person == person }
        }
    }

    mutating func submit(_ person: Int, _ pool: Int, wait: Bool, _ now: Instant) -> Outcome {
        if wait { self.settle(pool, now) }
        if let own = self.pool(of: person) {
            if own == pool, self.pools[pool].queue.contains(person) {
                self.settle(pool, now)
            }
            if own == pool, let at = self.pools[pool].queue.firstIndex(of: person) {
                return wait ? .waiting(at + 1) : .full
            }
            if own == pool,
                let at = self.pools[pool].seats.firstIndex(where: {
                    $0.person == person && ($0.until.map { now < $0 } ?? true)
                })
            {
                self.pools[pool].seats[at] = Seat(person: person)
                return .seated
            }
            self.remove(person, now)
            if own != pool { self.settle(own, now) }
        }
        if !self.hasRoom(pool) { self.settle(pool, now) }
        if self.hasRoom(pool) {
            self.pools[pool].seats.append(Seat(person: person))
            return .seated
        }
        guard wait else { return .full }
        self.pools[pool].queue.append(person)
        return .waiting(self.pools[pool].queue.count)
    }

    private func hasRoom(_ pool: Int) -> Bool {
        self.pools[pool].seats.count + self.pools[pool].queue.count < self.pools[pool].capacity
    }

    /// Takes whatever the person has away; tells of it if it had ended.
    private mutating func remove(_ person: Int, _ now: Instant) {
        for pool in self.pools.indices {
            for seat in self.pools[pool].seats
            where seat.person == person && (seat.until.map { $0 <= now } ?? false) {
                self.tell(seat)
            }
            self.pools[pool].seats.removeAll { $0.person == person }
            self.pools[pool].queue.removeAll { $0 == person }
        }
    }

    mutating func free(_ person: Int, _ now: Instant) {
        guard let pool = self.pool(of: person) else { return }
        self.remove(person, now)
        self.settle(pool, now)
    }

    /// Rejected, or taken back to be edited.
    mutating func keep(_ person: Int, _ now: Instant) {
        for pool in self.pools.indices {
            for at in self.pools[pool].seats.indices
            where self.pools[pool].seats[at].person == person {
                self.pools[pool].seats[at] = Seat(person: person, until: now + .hours(72))
            }
        }
    }
}
