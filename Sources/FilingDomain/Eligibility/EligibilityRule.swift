// SPDX-License-Identifier: Apache-2.0

/// One path to a level: any one path of a level is enough.
///
/// Source: domain.md section 5, one row of the table.
package struct EligibilityRule: Hashable, Sendable {
    /// `A1` to `S1`.
    package let id: RuleID
    package let level: Level
    /// The kind of major that the education must have.
    package let major: MajorNeed
    /// A professional certificate that must be held.
    package let certificate: CertificateNeed?
    /// Where years are counted from.
    package let anchor: YearsAnchor
    /// By when the education must be complete.
    package let graduation: GraduationNeed
    /// Any one is enough; most paths have one, M6 has one for each education.
    package let grounds: [Ground]

    package init(
        id: RuleID, level: Level, major: MajorNeed, certificate: CertificateNeed?,
        anchor: YearsAnchor, graduation: GraduationNeed, grounds: [Ground]
    ) {
        self.id = id
        self.level = level
        self.major = major
        self.certificate = certificate
        self.anchor = anchor
        self.graduation = graduation
        self.grounds = grounds
    }

    /// An education and the years of social work that go with it.
    package struct Ground: Hashable, Sendable {
        /// Levels graduated from that are accepted.
        package let levels: Set<EducationLevel>
        /// Degrees that are accepted whatever the level, as 学士 is for S1.
        package let degrees: Set<Degree>
        /// Full years of social work, 0 to 40.
        package let years: Int

        package init(levels: Set<EducationLevel>, degrees: Set<Degree>, years: Int) {
            self.levels = levels
            self.degrees = degrees
            self.years = years
        }
    }

    /// Full years that any path may ask for: more would be a slip of the pen.
    package static let yearsLimit = 40
}

/// The name of a path, stable over the plans: `A1`.
package struct RuleID: RawRepresentable, Hashable, Sendable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// What a path asks of the major.
package enum MajorNeed: String, Hashable, Sendable, CaseIterable {
    case any
    case socialWork = "social-work"
    case other

    func accepts(_ kind: MajorKind) -> Bool {
        switch self {
        case .any: true
        case .socialWork: kind == .socialWork
        case .other: kind == .other
        }
    }
}

/// What a major is, by the plan's lists.
package enum MajorKind: String, Hashable, Sendable, CaseIterable {
    case socialWork = "social-work"
    /// 社会学, 心理学, 社会保障 and everything else that is not listed.
    case other
}

/// A professional certificate that a path asks for.
package struct CertificateNeed: Hashable, Sendable {
    /// Junior or intermediate.
    package let level: Level
    /// Whether one that was obtained without the exam is not enough.
    package let origin: Origin

    package init(level: Level, origin: Origin) {
        self.level = level
        self.origin = origin
    }

    /// How a certificate was come by.
    package enum Origin: String, Hashable, Sendable, CaseIterable {
        case any
        case examination
    }

    func accepts(_ certificate: EligibilityFacts.Certificate) -> Bool {
        certificate.level == self.level
            && (self.origin == .any || certificate.origin == .examination)
    }
}

/// Where the years of a path are counted from.
package enum YearsAnchor: String, Hashable, Sendable, CaseIterable {
    /// All social work, less what lies before the end of the full-time course that proves the path.
    case work
    /// The day the certificate was obtained; the full-time course still takes away.
    case certificate
}

/// By when the education of a path must be complete.
package enum GraduationNeed: String, Hashable, Sendable, CaseIterable {
    /// On or before the cut-off.
    case byCutOff = "by-cut-off"
    /// On any day of the cut-off's year: graduates of this year are included.
    case withinYear = "within-year"
}
