// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore

/// Checks what staff give beside their password.
struct SecondFactor: Sendable {
    let keys: ServerKeys
    let personal: PersonalData

    /// What was given.
    enum Finding: Hashable, Sendable {
        /// The role has none.
        case notAsked
        /// The authenticator's code of this step.
        case step(Int64)
        /// A one-time code that was not used, by its digest.
        case recovery([UInt8])
        /// Neither, or none was set up.
        case wrong
    }

    /// Compares, without using anything up.
    func check(
        _ typed: String, of account: LoginExchanges.Account, in snapshot: Snapshot, now: Instant
    ) throws -> Finding {
        guard account.role.hasSecondFactor else { return .notAsked }
        guard let factor = try snapshot.factor(of: account.id) else { return .wrong }
        let secret = try self.personal.key(of: account.id, in: snapshot).factorSecret(factor)
        if let step = Totp(secret: secret).acceptedStep(
            for: typed, at: now, after: factor.lastStep)
        {
            return .step(step)
        }
        guard let code = RecoveryCode(typed: typed) else { return .wrong }
        let digest = code.digest(of: account.id, keys: self.keys)
        return try snapshot.hasRecoveryCode(of: account.id, digest: digest)
            ? .recovery(digest) : .wrong
    }

    /// Uses a finding up; false if that was done before.
    static func use(
        _ finding: Finding, of account: AccountID, in transaction: Transaction, now: Instant
    ) throws -> Bool {
        switch finding {
        case .notAsked: true
        case .step(let step): try transaction.useFactor(of: account, step: step)
        case .recovery(let digest):
            try transaction.useRecoveryCode(of: account, digest: digest, at: now)
        case .wrong: false
        }
    }
}
