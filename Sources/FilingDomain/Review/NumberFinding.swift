// SPDX-License-Identifier: Apache-2.0

/// A certificate's number that does not fit what the form says beside it: a warning for the
/// reviewer, never a refusal.
///
/// Source: domain.md section 4.
package struct NumberFinding: Hashable, Sendable {
    /// Which education record, counted from 0.
    package let record: Int
    /// What of it.
    package let part: Part
    /// What would fit; several are separated by `/`; empty for `digits`.
    package let expected: String
    /// What the number says; empty for `digits`.
    package let stated: String

    package init(record: Int, part: Part, expected: String = "", stated: String = "") {
        self.record = record
        self.part = part
        self.expected = expected
        self.stated = stated
    }

    /// The part that does not fit; raw values are those of `filing.v1.NumberPart`.
    package enum Part: Int32, Sendable, CaseIterable {
        case length = 1
        case year = 2
        case level = 3
        /// Something else than digits is in it.
        case digits = 4

        /// What reviewers call it.
        package var label: Text {
            switch self {
            case .length: Text(zh: "编号位数", en: "number of digits")
            case .year: Text(zh: "编号中的年份", en: "year in the number")
            case .level: Text(zh: "编号中的层次", en: "level in the number")
            case .digits: Text(zh: "编号含非数字", en: "not all digits")
            }
        }
    }

    /// Everything that does not fit, by record.
    package static func findings(in records: [EducationRecord]) -> [NumberFinding] {
        records.enumerated().flatMap { index, record in
            EducationNumber(record).misfits.map {
                NumberFinding(
                    record: index, part: $0.part, expected: $0.expected, stated: $0.stated)
            }
        }
    }
}
