// SPDX-License-Identifier: Apache-2.0

/// The sizes of a plan file.
package enum PlanLimits {
    /// Ten times the plan that ships, with every region written out.
    package static let sizeBytes = 262_144
    /// Entries of the whole file; bounds what aliases of aliases could unfold to.
    static let nodes = 20_000
    /// Levels of indentation: the plan that ships has seven.
    static let depth = 12
    /// Faults that are told: more means that the file is of another kind.
    static let faults = 200
    /// Scalars of a version.
    package static let versionLengths = 1...40
    /// Scalars of a name, subject or major.
    static let nameLengths = 1...100
    /// Scalars of the declaration.
    static let textLengths = 1...2_000
    /// Characters of a telephone number, from 110 to one with an area code and an extension.
    static let hotlineLengths = 3...20
    /// Subjects of one level.
    static let subjects = 1...10
    /// Exam days.
    static let examDays = 1...10
    /// Seats of one region and level: the largest region has 260,000 filings in all.
    static let seats = 0...1_500_000
}
