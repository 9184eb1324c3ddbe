// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension FilingV1.SeatView {
    /// A reserved seat.
    static let held = FilingV1.SeatView(standing: .held)

    /// What a filing has, with its place if it waits.
    init(_ place: SeatPlace, in snapshot: Snapshot) throws {
        switch place.standing {
        case .held:
            self.init(standing: .held)
        case .kept(let until):
            self.init(standing: .kept, untilMs: until.ms)
        case .offered(let until):
            self.init(standing: .offered, untilMs: until.ms)
        case .waiting:
            self.init(
                standing: .waiting,
                place: UInt32(clamping: try snapshot.position(of: place) ?? 0))
        }
    }

    /// What a filing has; nil for nothing.
    ///
    /// A filing that was handed in and stands has its seat: its status needs no second read.
    static func of(
        _ filing: Filing, in snapshot: Snapshot, at now: Instant
    ) throws -> FilingV1.SeatView? {
        switch filing.state {
        case .pending, .supplement, .approved:
            .held
        case .draft, .rejected:
            try snapshot.seat(of: filing.id, at: now).map { try Self($0, in: snapshot) }
        case .withdrawn, .lapsed, .revoked:
            nil
        }
    }
}
