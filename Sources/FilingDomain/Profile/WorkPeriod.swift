// SPDX-License-Identifier: Apache-2.0

/// One period of work (工作经历) as stated.
///
/// Periods may overlap: they are merged when years are counted.
package struct WorkPeriod: Hashable, Sendable {
    /// 1 to 100 characters.
    package let employer: String
    /// 1 to 100 characters.
    package let post: String
    /// First day.
    package let from: CivilDate
    /// Last day; nil while the post is held.
    package let to: CivilDate?
    /// Whether it is social work.
    package let isSocialWork: Bool

    package init(
        employer: String, post: String, from: CivilDate, to: CivilDate?, isSocialWork: Bool
    ) {
        self.employer = employer
        self.post = post
        self.from = from
        self.to = to
        self.isSocialWork = isSocialWork
    }

    func require(_ check: FieldCheck) throws(Refusal) {
        try check.text(self.employer, "employer", ProfileLimits.nameLengths)
        try check.text(self.post, "post", ProfileLimits.nameLengths)
        // Work that has not been done yet cannot be stated.
        try check.date(self.from, "from", latest: check.today)
        if let to = self.to {
            try check.date(to, "to", latest: check.today)
            guard self.from <= to else { throw check.refusal("to") }
        }
    }
}
