// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension FeedVerdict.Kind: SharedWord { static var field: String { "verdict" } }

extension FeedVerdict {
    /// Takes a verdict of a request.
    ///
    /// - Throws: `FIELD_INVALID` with the field's path.
    init(_ given: FilingV1.Acknowledgement, path: String) throws(Refusal) {
        guard let kind = Kind(rawValue: given.verdict.rawValue) else {
            throw Refusal.fieldInvalid("\(path)verdict", limit: Kind.allCases.count)
        }
        try self.init(kind, reason: given.reason, path: path)
    }
}

extension FilingV1.FeedVerdict {
    init(_ verdict: FeedVerdict) {
        self = .init(rawValue: verdict.kind.rawValue) ?? .unspecified
    }
}

extension FilingV1.FeedState {
    init(_ state: FeedState) { self = .init(rawValue: state.rawValue) ?? .unspecified }
}

extension FilingV1.FeedChange {
    init(_ change: FeedChange) { self = .init(rawValue: change.rawValue) ?? .unspecified }
}

extension FeedRow {
    /// Where the record stands.
    func state(at now: Instant, by calendar: WorkingCalendar) -> FeedState {
        self.verdict.map { FeedState($0.kind) }
            ?? FeedClock(decidedAt: self.at, by: calendar).state(at: now)
    }
}

extension FilingV1.FeedKey {
    init(_ row: FeedRow) {
        self.init(
            exam: row.exam.rawValue, filingNumber: row.number.text,
            revision: row.revision.rawValue)
    }
}

extension FilingV1.FeedRecord {
    /// A record as it is delivered.
    ///
    /// - Parameter identity: nil once the account was closed.
    init(_ row: FeedRow, _ identity: Identity?, _ state: FeedState) {
        self.init(
            cursor: UInt64(clamping: row.place.rawValue), key: FilingV1.FeedKey(row),
            change: FilingV1.FeedChange(row.change), level: FilingV1.Level(row.level),
            region: row.region.text, name: identity?.name.text ?? "",
            idNumber: identity?.number.text ?? "", approvedAtMs: row.approval.at.ms,
            approvedRevision: row.approval.revision.rawValue,
            revokedAtMs: row.change == .revoked ? row.at.ms : 0,
            reasons: row.reasons.map(FilingV1.ReviewReason.init),
            state: FilingV1.FeedState(state))
    }
}

extension FilingV1.OpenRecord {
    init(_ row: FeedRow, _ clock: FeedClock, at now: Instant) {
        self.init(
            cursor: UInt64(clamping: row.place.rawValue), key: FilingV1.FeedKey(row),
            change: FilingV1.FeedChange(row.change), decidedAtMs: row.at.ms,
            state: FilingV1.FeedState(clock.state(at: now)),
            flaggedAtMs: clock.flagged?.ms ?? 0, breachedAtMs: clock.breached?.ms ?? 0)
    }
}

extension FilingV1.CheckReply {
    init(_ check: RegistrationCheck) {
        self.init(
            verdict: .init(rawValue: check.verdict.rawValue) ?? .unspecified,
            filingNumber: check.filing?.number.text ?? "",
            state: check.filing.map { FilingV1.FilingState($0.state) } ?? .unspecified,
            filedLevel: check.filing.map { FilingV1.Level($0.level) } ?? .unspecified,
            region: check.filing?.region.text ?? "",
            sinceMs: check.filing?.stateSince.ms ?? 0)
    }
}
