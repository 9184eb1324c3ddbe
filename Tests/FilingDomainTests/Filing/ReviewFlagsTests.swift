// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct ReviewFlagsTests {
    private static let doubt = MaterialWarning(.blank, measured: 3, limit: 24)

    private static func flags(
        warnings: [MaterialWarning] = [], eligibility: EligibilityVerdict = .met,
        identity: PreCheck.Standing = .settled(.verified), education: [EducationRecord] = []
    ) -> [ReviewFlag] {
        ReviewFlags(
            warnings: warnings, eligibility: eligibility, identity: identity,
            education: education
        ).all
    }

    @Test func `a filing in which nothing is doubtful has no flag`() {
        #expect(Self.flags() == [])
        #expect(ReviewFlags.none.all == [])
    }

    @Test func `each doubt has its flag`() throws {
        #expect(Self.flags(warnings: [Self.doubt]) == [.scanDoubt])
        #expect(Self.flags(eligibility: .notMet) == [.eligibilityDoubt])
        // Education that no program can judge is no doubt of the applicant's right.
        #expect(Self.flags(eligibility: .human) == [])
        #expect(Self.flags(identity: .settled(.needsHuman)) == [.identityUnconfirmed])
        let wrong = try NumberFindingTests.Row(number: "1").record
        #expect(Self.flags(education: [wrong]) == [.numberMismatch])
        #expect(
            Self.flags(
                warnings: [Self.doubt], eligibility: .notMet, identity: .settled(.needsHuman),
                education: [wrong])
                == [.numberMismatch, .scanDoubt, .eligibilityDoubt, .identityUnconfirmed])
    }

    @Test func `flags go through their bits, and a newer version's bits stand for nothing`() {
        for flag in ReviewFlag.allCases {
            let one = ReviewFlags([flag])
            #expect(ReviewFlags(bits: one.bits).all == [flag])
            #expect(one.contains(flag))
            #expect(ReviewFlag.allCases.filter(one.contains) == [flag])
        }
        let all = ReviewFlags(ReviewFlag.allCases)
        #expect(ReviewFlags(bits: all.bits | 1 << 40).all == ReviewFlag.allCases)
        #expect(ReviewFlags.none.with(.refiled).with(.sameFile).all == [.sameFile, .refiled])
    }
}
