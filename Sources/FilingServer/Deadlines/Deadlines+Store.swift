// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

extension Snapshot {
    /// The filing window of a region with its extensions.
    ///
    /// - Throws: `REGION_UNKNOWN`.
    func window(of region: RegionCode, by plan: ExamPlan) throws -> FilingWindow {
        try plan.window(
            of: region, extensions: self.extensions(of: region, exam: plan.exam))
    }
}

extension Transaction {
    /// The filing as it is at `now`; a lapse that nobody has written down yet is written first.
    func settled(_ filing: Filing, at now: Instant) throws -> Filing {
        guard let lapse = try filing.lapsed(at: now) else { return filing }
        try self.save(lapse, expecting: filing.revision)
        try self.audit(
            AuditEntry(
                at: now, actor: .service, action: .filingLapsed, subject: filing.owner,
                filing: filing.id, region: filing.region))
        return lapse.filing
    }
}
