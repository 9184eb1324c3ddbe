// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// The pre-checks of an account, as far as there are any.
    package func preChecks(of account: AccountID) throws -> [PreCheck] {
        try self.all(.preChecks, ["account_id": .id(account)]) {
            PreCheck(
                subject: try $0.code(), revision: try $0.revision(), startedAt: try $0.instant(),
                verdict: try $0.codeOrNil())
        }
    }

    /// Pre-checks whose time has come.
    package func preChecksDue(at now: Instant, limit: Int) throws -> [DuePreCheck] {
        try self.all(.preChecksDue, ["now_ms": .instant(now), "limit": .count(limit)]) {
            try DuePreCheck(&$0)
        }
    }
}

extension Transaction {
    /// Starts a pre-check, in place of any earlier one.
    package func startPreCheck(
        of account: AccountID, _ subject: PreCheck.Subject, revision: Revision, at now: Instant
    ) throws {
        try self.execute(
            .preCheckStart,
            [
                "account_id": .id(account), "subject": .code(subject),
                "revision": .revision(revision), "started_ms": .instant(now),
            ])
    }

    /// Forgets a pre-check: what it was about is stated no longer.
    package func forgetPreCheck(of account: AccountID, _ subject: PreCheck.Subject) throws {
        try self.execute(
            .preCheckForget, ["account_id": .id(account), "subject": .code(subject)])
    }

    /// Notes a provider's word; does nothing if the statement has changed meanwhile.
    package func settlePreCheck(
        of account: AccountID, _ subject: PreCheck.Subject, revision: Revision,
        as verdict: PreCheckVerdict
    ) throws {
        try self.execute(
            .preCheckSettle,
            [
                "verdict": .code(verdict), "account_id": .id(account),
                "subject": .code(subject), "revision": .revision(revision),
            ])
    }

    /// Notes an outage; the provider is asked again at that moment.
    package func postpone(_ check: DuePreCheck, until: Instant) throws {
        try self.execute(
            .preCheckPostpone,
            [
                "next_ms": .instant(until), "account_id": .id(check.account),
                "subject": .code(check.subject), "revision": .revision(check.revision),
            ])
    }
}
