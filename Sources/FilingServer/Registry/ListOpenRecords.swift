// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// What the registration system has not acknowledged, and how late it is.
struct ListOpenRecords: Procedure {
    static let method = FilingV1.Registry.listOpen
    static let access = Access.registry
    static let effect = Effect.read
    static let audit = AuditRule.nothing(because: "keys and times of decisions name nobody")

    let store: any Store
    let plans: PlanShelf

    /// As in proto/filing/v1/registry.proto.
    private static let limit = 100

    func run(
        _ request: FilingV1.ListOpenRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListOpenReply {
        let after = FeedID(rawValue: Int64(clamping: request.after))
        let calendar = self.plans.current.calendar
        return try await self.store.read { snapshot in
            let rows = try snapshot.openFeed(after: after, limit: Self.limit)
            let figures = try FeedFigures(in: snapshot, at: context.now, by: calendar)
            let next = rows.count == Self.limit ? rows.last?.place.rawValue ?? 0 : 0
            return FilingV1.ListOpenReply(
                records: rows.map {
                    FilingV1.OpenRecord(
                        $0, FeedClock(decidedAt: $0.at, by: calendar), at: context.now)
                },
                next: UInt64(clamping: next), open: UInt64(clamping: figures.open.count),
                flagged: UInt64(clamping: figures.late - figures.breached),
                breached: UInt64(clamping: figures.breached))
        }
    }
}
