// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore
import NIOCore

/// Long poll: answers as soon as the filing has changed, or shortly before the caller gives up.
struct WaitStatus: Procedure {
    static let method = FilingV1.Status.wait
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store
    let plans: PlanShelf
    let board: ChangeBoard
    let clock: any WallClock

    /// Answered this long before the deadline, so that the reply arrives in time on a slow line.
    static let margin = Span(ms: 500)

    func run(
        _ request: FilingV1.WaitStatusRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.StatusReply {
        let number = try FilingNumber(text: request.filingNumber)
        let owner = try caller.applicant
        let left = (context.deadline - NIODeadline.now()).nanoseconds / 1_000_000
        let end = context.now + Span(ms: left - Self.margin.ms)
        let id = try self.store.point { try $0.filing(number, ownedBy: owner) }.id
        while true {
            let ticket = self.board.ticket(for: id)
            let now = self.clock.now()
            let page: StatusPage
            do {
                page = try self.store.point {
                    try StatusPage(
                        number, ownedBy: owner, in: $0, context.personal, by: self.plans, at: now)
                }
            } catch {
                self.board.discard(ticket)
                throw error
            }
            guard page.filing.revision.rawValue <= request.revision, now < end else {
                self.board.discard(ticket)
                return page.reply
            }
            // A supplement that runs out changes the filing without a commit.
            let lapse = page.filing.supplementDeadline?.due
            await self.board.wait(ticket, until: lapse.map { min($0, end) } ?? end, by: self.clock)
            try Task.checkCancellation()
        }
    }
}
