// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// Writes down which supplements have lapsed.
///
/// Everybody sees them lapsed without it; it only makes rows of it: the line of the history, the
/// entry of the audit log and the end of the filing, in one transaction.
struct LapseSweep: Sendable {
    let store: any Store

    /// Filings looked at at once, and written by one write: a few milliseconds of the writer's time.
    static let batch = 100

    /// Writes down what has lapsed by `now`.
    func sweep(now: Instant) async throws {
        var last: Filing?
        repeat {
            let after = last
            let page = try await self.store.read {
                try $0.supplements(dueBy: now, after: after, limit: Self.batch)
            }
            // A region's extension moves all of its deadlines, and they are looked at until then: the
            // writer is not asked for those.
            let over = try page.filter { try $0.lapsed(at: now) != nil }.map(\.id)
            if !over.isEmpty {
                try await self.store.write { transaction in
                    for id in over {
                        _ = try transaction.settled(try transaction.filing(id), at: now)
                    }
                }
            }
            last = page.count == Self.batch ? page.last : nil
        } while last != nil
    }
}
