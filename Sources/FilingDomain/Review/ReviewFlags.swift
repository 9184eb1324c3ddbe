// SPDX-License-Identifier: Apache-2.0

/// The flags of a filing, as a set of bits: bit n stands for the flag with raw value n.
package struct ReviewFlags: Hashable, Sendable {
    /// As they are stored.
    package let bits: Int64

    /// Takes flags as the store has them; bits of a newer version stand for nothing here.
    package init(bits: Int64) { self.bits = bits }

    package init(_ flags: some Sequence<ReviewFlag>) {
        self.bits = flags.reduce(0) { $0 | Self.bit(of: $1) }
    }

    /// Nothing to warn of.
    package static let none = ReviewFlags(bits: 0)

    /// What follows from a filing alone when it is handed in.
    ///
    /// - Parameters:
    ///   - warnings: of its current scans.
    ///   - eligibility: what the pre-check says; whoever files against it has written a note.
    ///   - identity: where the real-name check stands.
    ///   - education: as it is stated.
    package init(
        warnings: [MaterialWarning], eligibility: EligibilityVerdict,
        identity: PreCheck.Standing, education: [EducationRecord]
    ) {
        var flags: [ReviewFlag] = []
        if !NumberFinding.findings(in: education).isEmpty { flags.append(.numberMismatch) }
        if !warnings.isEmpty { flags.append(.scanDoubt) }
        if eligibility == .notMet { flags.append(.eligibilityDoubt) }
        if identity != .settled(.verified) { flags.append(.identityUnconfirmed) }
        self.init(flags)
    }

    /// Those that are set, ascending.
    package var all: [ReviewFlag] {
        self.bits == 0 ? [] : ReviewFlag.allCases.filter { self.bits & Self.bit(of: $0) != 0 }
    }

    /// The same with one more.
    package func with(_ flag: ReviewFlag) -> ReviewFlags {
        ReviewFlags(bits: self.bits | Self.bit(of: flag))
    }

    package func contains(_ flag: ReviewFlag) -> Bool { self.bits & Self.bit(of: flag) != 0 }

    private static func bit(of flag: ReviewFlag) -> Int64 { 1 << Int64(flag.rawValue) }
}
