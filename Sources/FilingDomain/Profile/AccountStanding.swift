// SPDX-License-Identifier: Apache-2.0

/// Whether an account may file: both pre-checks have passed, or a human will look.
package struct AccountStanding: Hashable, Sendable {
    package let identity: PreCheck.Standing
    package let education: PreCheck.Standing

    /// From the checks of an account as far as there are any.
    package init(checks: [PreCheck], now: Instant) {
        func standing(_ subject: PreCheck.Subject) -> PreCheck.Standing {
            checks.first { $0.subject == subject }?.standing(at: now) ?? .notStated
        }
        self.identity = standing(.identity)
        self.education = standing(.education)
    }

    package init(identity: PreCheck.Standing, education: PreCheck.Standing) {
        self.identity = identity
        self.education = education
    }

    /// COMPLETE, or INCOMPLETE.
    package var isComplete: Bool {
        [self.identity, self.education].allSatisfy { standing in
            switch standing {
            case .settled(.verified), .settled(.needsHuman): true
            case .settled(.mismatch), .notStated, .running: false
            }
        }
    }

    /// Refuses an account that may not file.
    ///
    /// - Throws: `PRE_CHECK_FAILED` naming the check to mend; `PRE_CHECK_RUNNING` with the time to
    ///   wait. What was not stated at all is `PROFILE_INCOMPLETE`, told elsewhere.
    package func requireComplete() throws(Refusal) {
        for (subject, standing) in [
            (PreCheck.Subject.identity, self.identity), (.education, self.education),
        ] {
            switch standing {
            case .settled(.verified), .settled(.needsHuman), .notStated: continue
            case .settled(.mismatch):
                throw Refusal(.preCheckFailed, ["check": .text(subject.token)])
            case .running(let wait):
                throw Refusal(
                    .preCheckRunning,
                    ["retry_after_ms": .number(UInt64(clamping: wait.ms))])
            }
        }
    }
}
