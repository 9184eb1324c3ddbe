// SPDX-License-Identifier: Apache-2.0

/// A filing as the naive model keeps it: plain numbers, moments in milliseconds since 1970 UTC.
struct NaiveFiling {
    enum Standing {
        case draft, pending, supplement, approved, rejected, withdrawn, lapsed, revoked
    }

    /// How the region stands with a filing that waits for it.
    enum Flag { case inTime, dueSoon, overdue, stale }

    let person: Int
    let region: Int
    var standing = Standing.draft
    var submitted: Int64 = 0
    /// Working days that the region used before the present wait.
    var used = 0
    var due: Int64 = 0
    var stale: Int64 = 0
    /// The last claim.
    var holder: Int?
    /// All who have claimed it.
    var holders: Set<Int> = []
    var leaseEnds: Int64 = 0
    /// By when a supplement is to be answered.
    var answerBy: Int64 = 0
    /// Hours before that at which the person has yet to be reminded.
    var reminders: [Int64] = []
    /// Every moment by which the present supplement was to be answered, one after the other.
    var deadlines: [Int64] = []
    /// Supplements asked for so far.
    var rounds = 0

    private static let minute: Int64 = 60_000
    private static let hour: Int64 = 3_600_000

    func isHeld(at now: Int64) -> Bool { self.holder != nil && now < self.leaseEnds }

    /// 80 % of three days of eight hours are used 288 minutes before the end.
    var dueSoon: Int64 { self.due - 288 * Self.minute }

    func flag(at now: Int64) -> Flag {
        if now >= self.stale { return .stale }
        if now >= self.due { return .overdue }
        return now >= self.dueSoon ? .dueSoon : .inTime
    }

    /// The moments that time alone brings.
    var moments: [Int64] {
        switch self.standing {
        case .pending: [self.dueSoon, self.due, self.stale]
        case .supplement:
            [self.answerBy] + self.reminders.map { self.answerBy - $0 * Self.hour }
        default: []
        }
    }

    /// Whether it waits: for the region, or for an answer.
    var isWaiting: Bool { self.standing == .pending || self.standing == .supplement }

    /// The reminders whose moment has come, and no others.
    func reminders(at now: Int64) -> [Int64] {
        self.reminders.filter { self.answerBy - $0 * Self.hour <= now }
    }
}

/// What a person was told, as the model wants it.
struct Told: Hashable, Comparable, CustomStringConvertible {
    let filing: Int
    /// As in proto/filing/v1/notice.proto.
    let kind: Int32
    let at: Int64
    let due: Int64?

    static func < (left: Told, right: Told) -> Bool {
        (left.at, left.filing, left.kind) < (right.at, right.filing, right.kind)
    }

    var description: String { "\(self.kind) of \(self.filing) at \(self.at) due \(self.due ?? 0)" }
}

/// A person of the model.
struct NaivePerson {
    enum Seat: Equatable { case none, held, kept(until: Int64) }

    var told: [Told] = []
    var lastFiling: Int?
    var seat = Seat.none
    /// Whose seat it is.
    var seatFiling = -1

    func hasSeat(at now: Int64) -> Bool {
        switch self.seat {
        case .none: false
        case .held: true
        case .kept(let until): now < until
        }
    }
}

/// A decision that the registration system is told of.
struct NaiveRecord {
    enum Lateness { case inTime, flagged, breached }

    let filing: Int
    let isRevocation: Bool
    let decided: Int64
    var isAcknowledged = false
}
