// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// Writes down which supplements have lapsed.
///
/// Everybody sees them lapsed without it; it only makes rows of it: the line of the history, the
/// entry of the audit log and the end of the filing, in one transaction.
struct LapseSweep: Sendable {
    let store: any Store

    /// Filings looked at by one write: a few milliseconds of the writer's time.
    static let batch = 100

    /// Writes down what has lapsed by `now`.
    func sweep(now: Instant) async throws {
        var last: Filing?
        repeat {
            let after = last
            last = try await self.store.write { transaction in
                let page = try transaction.supplements(
                    dueBy: now, after: after, limit: Self.batch)
                for filing in page { _ = try transaction.settled(filing, at: now) }
                return page.count == Self.batch ? page.last : nil
            }
        } while last != nil
    }
}
