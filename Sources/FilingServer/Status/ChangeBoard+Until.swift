// SPDX-License-Identifier: Apache-2.0

import FilingDomain

extension ChangeBoard {
    /// Returns when what the ticket is for has changed, when the time is over, or when cancelled.
    func wait(_ ticket: Ticket, until end: Instant, by clock: any WallClock) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait(ticket) }
            group.addTask {
                do { try await clock.sleep(until: end) } catch { return }
            }
            await group.next()
            group.cancelAll()
        }
    }
}
