// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Filings of the reviewer's region that wait, oldest due first.
struct Queue: Procedure {
    static let method = FilingV1.Review.queue
    static let access = Access.reviewReaders
    static let effect = Effect.read
    static let audit = AuditRule.nothing(because: "numbers, levels and times name nobody")

    let store: any Store

    /// Entries of a page without a wish.
    private static let defaultLimit: UInt32 = 50
    /// Most entries of a page: about 10 KiB.
    private static let limit: UInt32 = 200

    func run(
        _ request: FilingV1.QueueRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.QueueReply {
        let staff = try caller.staff
        guard request.limit <= Self.limit else {
            throw Refusal.fieldInvalid("limit", limit: Int(Self.limit))
        }
        let limit = Int(request.limit == 0 ? Self.defaultLimit : request.limit)
        let after = try QueueCursor(request.after)
        let level = request.level == .unspecified ? nil : try Level(request.level)
        let filter = QueueFilter(
            region: staff.region, level: level,
            free: request.unclaimedOnly
                ? .init(for: staff.account, role: staff.role, at: context.now) : nil,
            due: try Self.due(request.clock, at: context.now),
            submittedUntil: try Self.submitted(request.waitingDays, before: context.now),
            flags: ReviewFlags(try request.flags.map { try ReviewFlag($0) }),
            stage: request.stage == .unspecified ? nil : try ReviewStage(request.stage))
        let page = try await self.store.read { snapshot in
            try snapshot.queue(filter, after: after.position, limit: limit)
        }
        let next = page.count == limit ? page.last.map { QueueCursor($0.position).bytes } : nil
        return FilingV1.QueueReply(
            entries: page.map {
                FilingV1.QueueEntry($0, seenBy: staff.account, now: context.now)
            },
            next: next ?? [])
    }

    /// - Throws: `FIELD_INVALID` for a state that nobody looks for.
    private static func due(
        _ clock: FilingV1.ClockState, at now: Instant
    ) throws(Refusal) -> QueueFilter.Due? {
        guard clock != .unspecified else { return nil }
        guard let due = QueueFilter.Due(try ReviewClockState(clock), at: now) else {
            throw Refusal.fieldInvalid("clock", limit: ReviewClockState.allCases.count)
        }
        return due
    }

    /// - Throws: `FIELD_INVALID` for more than ten years.
    private static func submitted(
        _ days: UInt32, before now: Instant
    ) throws(Refusal) -> Instant? {
        guard days <= Self.daysLimit else {
            throw Refusal.fieldInvalid("waiting_days", limit: Int(Self.daysLimit))
        }
        return days == 0 ? nil : now - .hours(24 * Int64(days))
    }

    /// Ten years: no filing waits longer.
    private static let daysLimit: UInt32 = 3_650
}
