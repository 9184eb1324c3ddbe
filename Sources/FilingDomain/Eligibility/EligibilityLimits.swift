// SPDX-License-Identifier: Apache-2.0

/// The sizes of what eligibility is judged on, as the comments of
/// proto/filing/v1/eligibility.proto promise them.
package enum EligibilityLimits {
    /// The years that dates may lie in; a graduation or a post may be to come.
    package static let years = 1900...2099
}

extension EligibilityFacts {
    /// Refuses what is too much, or lies in no year that matters.
    ///
    /// - Throws: `FIELD_INVALID` with the field's path.
    package func requireWithinLimits() throws(Refusal) {
        try Self.requireCount(
            self.education.count, "education", ProfileLimits.educationRecords.upperBound)
        try Self.requireCount(self.work.count, "work", ProfileLimits.workPeriods.upperBound)
        try Self.requireCount(
            self.certificates.count, "certificates", ProfileLimits.certificates.upperBound)
        for (index, record) in self.education.enumerated() {
            let limit = ProfileLimits.nameLengths.upperBound
            guard record.major.unicodeScalars.count <= limit else {
                throw Refusal.fieldInvalid("education[\(index)].major", limit: limit)
            }
            try Self.requireYear(record.graduated, "education[\(index)].graduated")
        }
        for (index, period) in self.work.enumerated() {
            try Self.requireYear(period.from, "work[\(index)].from")
            guard let to = period.to else { continue }
            try Self.requireYear(to, "work[\(index)].to")
            guard period.from <= to else {
                throw Refusal(.fieldInvalid, ["field": .text("work[\(index)].to")])
            }
        }
        for (index, held) in self.certificates.enumerated() {
            try Self.requireYear(held.obtained, "certificates[\(index)].obtained")
        }
    }

    private static func requireCount(
        _ count: Int, _ field: String, _ limit: Int
    ) throws(Refusal) {
        guard count <= limit else { throw Refusal.fieldInvalid(field, limit: limit) }
    }

    private static func requireYear(_ date: CivilDate, _ field: String) throws(Refusal) {
        guard EligibilityLimits.years.contains(date.year) else {
            throw Refusal(.fieldInvalid, ["field": .text(field)])
        }
    }
}
