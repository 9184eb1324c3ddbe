// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore

/// One try to log in, judged with everything that was tried before.
struct LoginAttempt: Sendable {
    /// 16 bytes.
    let subject: [UInt8]
    /// Whose login it would be; nil for a name that has no account.
    let account: LoginExchanges.Account?
    /// Whether the password's proof was right.
    let isProved: Bool
    /// As typed; empty without one.
    let secondFactor: String
    /// 16 bytes.
    let source: [UInt8]
    let at: Instant

    /// Opens the session of a right try; nil for any other, which leaves its trace.
    func judge(
        in transaction: Transaction, keys: ServerKeys, _ personal: PersonalData,
        tokenHash: [UInt8]
    ) throws -> Session? {
        let loginGuard = try transaction.loginGuard(
            of: self.subject, from: self.source, now: self.at)
        // Judged in any case: a right password must not take longer than a wrong one.
        let factor = try self.account.map { account in
            try SecondFactor(keys: keys, personal: personal).check(
                self.secondFactor, of: account, in: transaction, now: self.at)
        }
        let isPresent = try self.isPresent(in: transaction)
        let isRight = self.isProved && factor != nil && factor != .wrong && isPresent
        switch loginGuard.judge(isRight: isRight, from: self.source, now: self.at) {
        case .shut:
            try self.audit(.loginShut, in: transaction)
            return nil
        case .failed(let locksAccount):
            try self.fail(in: transaction, keys: keys, personal, locksAccount: locksAccount)
            return nil
        case .letIn:
            guard let account, let factor,
                try SecondFactor.use(factor, of: account.id, in: transaction, now: self.at)
            else {
                // The second factor was used before.
                try self.audit(.loginFailed, in: transaction)
                return nil
            }
            if !loginGuard.failures.isEmpty {
                try transaction.forgetLoginFailures(of: self.subject, from: self.source)
            }
            try transaction.rememberSource(of: self.subject, self.source, at: self.at)
            let session = try transaction.openSession(
                of: account.id, tokenHash: tokenHash, at: self.at)
            try transaction.audit(
                AuditEntry(
                    at: self.at, actor: .account(account.id, session.role), action: .login,
                    subject: account.id, region: session.region, object: session.id.rawValue))
            return session
        }
    }

    /// Whether the proof is of the account's present password, and the account is not shut out; both
    /// looked up in any case.
    private func isPresent(in snapshot: Snapshot) throws -> Bool {
        let account = self.account?.id ?? Self.nobody
        let isDisabled = try snapshot.isDisabled(account)
        return try snapshot.account(account)?.epoch == self.account?.epoch && !isDisabled
    }

    /// No account has this number.
    private static let nobody = AccountID(rawValue: 0)

    private func fail(
        in transaction: Transaction, keys: ServerKeys, _ personal: PersonalData,
        locksAccount: Bool
    ) throws {
        try transaction.addLoginFailure(
            of: self.subject, account: self.account?.id, from: self.source, locks: locksAccount,
            at: self.at)
        try self.audit(.loginFailed, in: transaction)
        guard locksAccount, let account else { return }
        try personal.note(.locked, on: account.id, at: self.at, in: transaction)
        try transaction.audit(
            AuditEntry(
                at: self.at, actor: .service, action: .accountLocked, subject: account.id))
        try AccountNotice.accountLocked.send(
            to: account.id, in: transaction, keys: keys, personal, at: self.at)
    }

    /// A name without account leaves an entry as well, under the house's number in the same index: it
    /// must take as long.
    private func audit(_ action: AuditAction, in transaction: Transaction) throws {
        try transaction.audit(
            AuditEntry(
                at: self.at, actor: .nobody, action: action, outcome: .refused,
                subject: self.account?.id ?? .house))
    }
}
