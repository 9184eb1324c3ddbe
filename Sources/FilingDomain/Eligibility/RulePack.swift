// SPDX-License-Identifier: Apache-2.0

/// The versioned rules of eligibility of an exam plan, as data.
package struct RulePack: Hashable, Sendable {
    /// Names this set of rules; any change gets another.
    package let version: String
    /// In the order of the plan, which decides between paths that are equally good.
    package let rules: [EligibilityRule]
    package let majors: SocialWorkMajors

    /// Paths of a pack: the plan of 2026 has 12.
    package static let ruleLimit = 60
    /// Grounds of a path: M6 has four.
    package static let groundLimit = 8

    package init(version: String, rules: [EligibilityRule], majors: SocialWorkMajors) {
        self.version = version
        self.rules = rules
        self.majors = majors
    }
}

/// The names on certificates that make a major social work, by level of education.
///
/// Compared without spaces and with either kind of brackets, otherwise letter by letter: a name that
/// only contains a listed one is another major. Source: domain.md section 4.
package struct SocialWorkMajors: Hashable, Sendable {
    private let names: [EducationLevel: Set<String>]

    /// Names on one level; the longest official ones have 20 characters.
    package static let nameLimit = 50

    package init(_ names: [EducationLevel: [String]]) {
        self.names = names.mapValues { Set($0.map(Self.normalised)) }
    }

    /// What a record's major is.
    ///
    /// A degree held beyond the level graduated from brings the names of its own level along: a
    /// master's degree in 社会学(社会工作方向) counts whatever stands beside it.
    package func kind(of education: EligibilityFacts.Education) -> MajorKind {
        var levels: [EducationLevel] = education.degree.level.map { [$0] } ?? []
        if case .graduated(let level) = education.code.standing { levels.append(level) }
        let name = Self.normalised(education.major)
        return levels.contains { self.names[$0]?.contains(name) == true } ? .socialWork : .other
    }

    private static func normalised(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.compactMap { scalar in
                    switch scalar {
                    case "（": "("
                    case "）": ")"
                    case _ where scalar.properties.isWhitespace: nil
                    default: scalar
                    }
                }))
    }
}

extension Degree {
    /// The level of education whose diploma usually comes with it.
    package var level: EducationLevel? {
        switch self {
        case .none: nil
        case .bachelor: .bachelor
        case .master: .master
        case .doctor: .doctor
        }
    }
}
