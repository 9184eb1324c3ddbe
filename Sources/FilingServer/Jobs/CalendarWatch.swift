// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Logging
import ServiceLifecycle

/// Warns the operator, once a day, while deadlines reach into a year without a working calendar.
///
/// Filings are taken all the same, with no due moment told; supplements are refused with the year.
struct CalendarWatch: Service {
    /// The plan in force at the moment it is asked for.
    let plan: @Sendable () -> ExamPlan
    let clock: any WallClock
    let logger: Logger

    /// Seven working days fit, whatever holidays fall between them.
    static let horizonDays: Int64 = 30

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                self.look()
                do {
                    try await self.clock.sleep(until: self.clock.now() + .day)
                } catch {
                    // Cancelled: the service ends.
                    return
                }
            }
        }
    }

    private func look() {
        let today = self.clock.now().dateInChina
        let plan = self.plan()
        guard let year = plan.calendar.missingYear(from: today, days: Self.horizonDays) else {
            return
        }
        self.logger.warning(
            """
            plan \(plan.version) has no working calendar of \(year): no due moments are told \
            and supplements that need them are refused; load a plan that has it
            """)
    }
}
