// SPDX-License-Identifier: Apache-2.0

/// One pre-check of an account's statement, with what is known of it so far.
///
/// Source: domain.md section 3: an outage never blocks filing, it yields NEEDS_HUMAN.
package struct PreCheck: Hashable, Sendable {
    package let subject: Subject
    /// The profile's revision that was or is checked; another one starts over.
    package let revision: Revision
    package let startedAt: Instant
    /// The provider's word; nil before it has given one.
    package let verdict: PreCheckVerdict?

    /// What is checked; raw values are stored.
    package enum Subject: Int32, Sendable, CaseIterable {
        /// Name and ID number.
        case identity = 1
        /// The education records.
        case education = 2

        /// As a detail of `ACCOUNT_INCOMPLETE`.
        package var token: String {
            switch self {
            case .identity: "identity_check"
            case .education: "education_check"
            }
        }
    }

    /// How long an applicant is made to wait for a provider.
    package static let patience = Span.seconds(20)

    package init(
        subject: Subject, revision: Revision, startedAt: Instant, verdict: PreCheckVerdict?
    ) {
        self.subject = subject
        self.revision = revision
        self.startedAt = startedAt
        self.verdict = verdict
    }

    /// Where it stands.
    package enum Standing: Hashable, Sendable {
        /// Nothing was stated.
        case notStated
        /// For so long at most.
        case running(wait: Span)
        case settled(PreCheckVerdict)
    }

    /// Where it stands now: a provider that has not answered in time leaves it to a human.
    package func standing(at now: Instant) -> Standing {
        if let verdict { return .settled(verdict) }
        let until = self.startedAt + Self.patience
        return now < until ? .running(wait: until - now) : .settled(.needsHuman)
    }
}
