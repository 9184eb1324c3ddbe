// SPDX-License-Identifier: Apache-2.0

/// What people mean to do, earliest first; of one moment, what was meant first.
struct SeasonAgenda {
    /// An intention: what becomes of it depends on how things stand by then.
    struct Plan {
        let at: Int64
        let what: Intent
    }

    enum Intent {
        /// A new person comes.
        case come
        /// The person of a filing tries again if it has ended.
        case comeAgain(after: Int)
        case submit(Int)
        case reopen(Int)
        case withdraw(Int)
        case answer(Int, Edge)
        case claim(Int, by: Int)
        /// Whoever holds it does something with it.
        case finish(Int, by: Int, Finish)
        case revoke(Int)
        case acknowledge(Int)
        case extend(region: Int, SeasonAct.Step)
    }

    /// How an answer means to stand to its deadline, wherever that is moved.
    enum Edge { case whenever, lastMoment, firstTooLate }

    enum Finish { case decide, release, tryAgain(lastDay: Int?) }

    private var plans: [Plan] = []

    var next: Int64? { self.plans.last?.at }

    mutating func add(_ what: Intent, at: Int64) {
        // The array is in reverse, so that the next is its last.
        var (low, high) = (0, self.plans.count)
        while low < high {
            let middle = (low + high) / 2
            if self.plans[middle].at > at { low = middle + 1 } else { high = middle }
        }
        self.plans.insert(Plan(at: at, what: what), at: low)
    }

    mutating func take() -> Plan? { self.plans.popLast() }
}
