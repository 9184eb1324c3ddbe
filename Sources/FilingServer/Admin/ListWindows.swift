// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// When each region takes filings, and what its supervisors have made of it.
struct ListWindows: Procedure {
    static let method = FilingV1.Admin.listWindows
    static let access = Access.systemAdmin
    static let effect = Effect.read
    static let audit = AuditRule.nothing(because: "windows are public and tell of nobody")

    let store: any Store
    let plans: PlanShelf

    func run(
        _ request: FilingV1.ListWindowsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListWindowsReply {
        let plan = self.plans.current
        return try await self.store.read { snapshot in
            FilingV1.ListWindowsReply(
                windows: try plan.regions.keys.sorted { $0.rawValue < $1.rawValue }.map { region in
                    let extensions = try snapshot.extensions(of: region, exam: plan.exam)
                    let window = try plan.window(of: region, extensions: extensions)
                    return FilingV1.RegionWindow(
                        region: region.text, opensMs: window.opens.ms,
                        closesMs: window.closes.ms, plannedClosesMs: window.plannedCloses.ms,
                        extensions: extensions.map(FilingV1.WindowExtension.init))
                })
        }
    }
}

extension FilingV1.WindowExtension {
    fileprivate init(_ made: DeadlineExtension) {
        self.init(atMs: made.at.ms, reason: made.reason)
        switch made.step {
        case .days(let days): self.days = UInt32(clamping: days)
        case .until(let moment): self.untilMs = moment.ms
        }
    }
}
