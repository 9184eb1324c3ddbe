// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The built-in real-name check: what the number itself tells.
///
/// It asks no register, so it never says VERIFIED: a human compares the card's picture.
package struct LocalRealNameCheck: RealNameCheck {
    private let clock: any WallClock

    /// Nobody younger has finished a school that counts.
    private static let leastAge = 15

    package init(clock: any WallClock) { self.clock = clock }

    package func verdict(on identity: Identity) async throws -> PreCheckVerdict {
        let age = self.clock.now().dateInChina.year - identity.number.birthDate.year
        return age < Self.leastAge ? .mismatch : .needsHuman
    }
}

/// The built-in education check: what the statements themselves tell.
///
/// It asks no register, so it never says VERIFIED: a human compares certificate and report.
package struct LocalEducationCheck: EducationCheck {
    /// Nobody graduates earlier, from whichever school that counts.
    private static let leastAgeAtGraduation = 15

    package init() {}

    package func verdict(
        on education: [EducationRecord], of identity: Identity
    ) async throws -> PreCheckVerdict {
        let born = identity.number.birthDate.year
        let isPossible = education.allSatisfy {
            $0.graduated.year - born >= Self.leastAgeAtGraduation
        }
        return isPossible ? .needsHuman : .mismatch
    }
}
