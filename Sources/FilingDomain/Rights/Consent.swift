// SPDX-License-Identifier: Apache-2.0

/// What a person has agreed to, and when.
package struct Consent: Hashable, Sendable {
    /// To what.
    package let purpose: ConsentPurpose
    /// The version of the text.
    package let version: String
    /// When.
    package let givenAt: Instant
    /// When it was taken back; nil while it stands.
    package let withdrawnAt: Instant?

    /// Records of one account at most: somebody who changes their mind every day for three months.
    package static let limit = 100

    package init(
        purpose: ConsentPurpose, version: String, givenAt: Instant, withdrawnAt: Instant? = nil
    ) {
        self.purpose = purpose
        self.version = version
        self.givenAt = givenAt
        self.withdrawnAt = withdrawnAt
    }

    /// The consent to the notice, given by who registers.
    ///
    /// - Throws: `NOTICE_REQUIRED` unless it is to the version in force.
    package static func atRegistration(
        version: String, now: Instant
    ) throws(Refusal) -> Consent {
        let notice = Policy.current(.notice)
        guard version == notice.version else {
            throw Refusal(.noticeRequired, ["version": .text(notice.version)])
        }
        return Consent(purpose: .notice, version: version, givenAt: now)
    }
}

/// Everything a person has agreed to.
package struct ConsentRecord: Hashable, Sendable {
    /// In any order.
    package let consents: [Consent]

    package init(_ consents: [Consent]) { self.consents = consents }

    /// The consent that stands for a purpose, to whatever version; nil if none does.
    package func standing(_ purpose: ConsentPurpose) -> Consent? {
        self.consents.first { $0.purpose == purpose && $0.withdrawnAt == nil }
    }

    /// Refuses what needs a consent that was not given to the text in force.
    ///
    /// - Throws: `CONSENT_REQUIRED`.
    package func require(_ purpose: ConsentPurpose) throws(Refusal) {
        let policy = Policy.current(purpose)
        guard self.standing(purpose)?.version == policy.version else {
            throw Refusal(
                .consentRequired,
                ["purpose": .text(purpose.token), "version": .text(policy.version)])
        }
    }

    /// Agrees to a text; nil if that was done before.
    ///
    /// - Throws: `POLICY_OUTDATED` unless it is the version in force, `CONSENT_LIMIT`.
    package func given(
        _ purpose: ConsentPurpose, version: String, now: Instant
    ) throws(Refusal) -> Consent? {
        let policy = Policy.current(purpose)
        guard version == policy.version else {
            throw Refusal(.policyOutdated, ["version": .text(policy.version)])
        }
        guard self.standing(purpose)?.version != version else { return nil }
        guard self.consents.count < Consent.limit else {
            throw Refusal(.consentLimit, ["limit": .number(UInt64(Consent.limit))])
        }
        return Consent(purpose: purpose, version: version, givenAt: now)
    }

    /// The standing consent as taken back.
    ///
    /// - Throws: `CONSENT_STANDS` for the notice, `CONSENT_UNKNOWN` if none stands.
    package func withdrawn(_ purpose: ConsentPurpose, now: Instant) throws(Refusal) -> Consent {
        guard purpose.isWithdrawable else { throw Refusal(.consentStands) }
        guard let standing = self.standing(purpose) else { throw Refusal(.consentUnknown) }
        return Consent(
            purpose: purpose, version: standing.version, givenAt: standing.givenAt,
            withdrawnAt: now)
    }
}
