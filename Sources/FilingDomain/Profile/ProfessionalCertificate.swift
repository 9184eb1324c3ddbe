// SPDX-License-Identifier: Apache-2.0

/// A professional certificate already held: what M1 and S1 ask for.
package struct ProfessionalCertificate: Hashable, Sendable {
    /// Junior or intermediate: a senior has nothing left to file for.
    package let level: Level
    /// As printed, 1 to 40 characters.
    package let number: String
    /// Day it was obtained.
    package let obtained: CivilDate
    /// Whether by examination: S1 takes no other.
    package let origin: CertificateNeed.Origin

    package init(
        level: Level, number: String, obtained: CivilDate, origin: CertificateNeed.Origin
    ) {
        self.level = level
        self.number = number
        self.obtained = obtained
        self.origin = origin
    }

    func require(_ check: FieldCheck) throws(Refusal) {
        guard self.level != .senior else { throw check.refusal("level") }
        try check.text(self.number, "number", ProfileLimits.numberLengths)
        try check.date(self.obtained, "obtained", latest: check.today)
    }
}
