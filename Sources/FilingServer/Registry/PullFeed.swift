// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore
import NIOCore

/// A page of the registration system's feed; waits for the next decision if it is asked to.
struct PullFeed: Procedure {
    static let method = FilingV1.Registry.pull
    static let access = Access.registry
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.recordDelivered])

    let store: any Store
    let board: ChangeBoard
    let clock: any WallClock
    let plans: PlanShelf

    /// Records of one page, and the people in them.
    private struct Page {
        var records: [FilingV1.FeedRecord] = []
        var viewed: [Viewed] = []
        var hasMore = false
    }

    func run(
        _ request: FilingV1.PullRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.PullReply {
        let person = try caller.person
        let room = try FeedPage(rows: request.limit)
        let after = FeedID(rawValue: Int64(clamping: request.after))
        let left = (context.deadline - NIODeadline.now()).nanoseconds / 1_000_000
        let end = context.now + Span(ms: left - WaitStatus.margin.ms)
        while true {
            // Before the look: a decision that commits after it has its wake-up.
            let ticket = self.board.ticket(for: .feed)
            let page: Page
            do {
                page = try await self.page(after: after, room, context)
            } catch {
                self.board.discard(ticket)
                throw error
            }
            guard page.records.isEmpty, request.wait, self.clock.now() < end else {
                self.board.discard(ticket)
                return try await self.deliver(page, after: request.after, context)
            }
            await self.board.wait(ticket, until: end, by: self.clock)
            try Task.checkCancellation()
            // A key may be revoked while its program waits.
            guard try self.store.point({ try $0.session(person.session) }) != nil else {
                throw Refusal(.sessionExpired)
            }
        }
    }

    private func page(
        after: FeedID, _ room: FeedPage, _ context: CallContext
    ) async throws -> Page {
        let calendar = self.plans.current.calendar
        let now = self.clock.now()
        return try await self.store.read { snapshot in
            var room = room
            var page = Page()
            for row in try snapshot.feed(after: after, limit: room.rowsToRead) {
                // Nil once the account was closed: the record stays, the person does not.
                let identity = try StoredProfile.identity(
                    of: row.owner, in: snapshot, context.personal)
                let record = FilingV1.FeedRecord(
                    row, identity, row.state(at: now, by: calendar))
                guard room.takes(bytes: try record.encoded.count) else {
                    page.hasMore = true
                    break
                }
                page.records.append(record)
                if identity != nil {
                    page.viewed.append(Viewed(subject: row.owner, filing: row.filing))
                }
            }
            return page
        }
    }

    /// Names leave only when it is written down that they do.
    private func deliver(
        _ page: Page, after: UInt64, _ context: CallContext
    ) async throws -> FilingV1.PullReply {
        try await context.note(
            .recordDelivered, of: page.viewed, for: .registration, in: self.store)
        return FilingV1.PullReply(
            records: page.records, next: page.records.last?.cursor ?? after, more: page.hasMore)
    }
}
