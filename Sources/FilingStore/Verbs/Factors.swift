// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// The second factor of an account; nil if none was set up.
    package func factor(of account: AccountID) throws -> StaffFactor? {
        try self.first(.factorGet, ["account_id": .id(account)]) { try StaffFactor(&$0) }
    }

    /// Whether there is such a one-time code and it was not used.
    package func hasRecoveryCode(of account: AccountID, digest: [UInt8]) throws -> Bool {
        try self.first(
            .recoveryGet, ["account_id": .id(account), "digest": .bytes(digest)]
        ) { try $0.integer() } != nil
    }
}

extension Transaction {
    /// Sets up a second factor in place of any other.
    ///
    /// - Parameters:
    ///   - secret: the sealed TOTP secret.
    ///   - recoveryCodes: keyed digests of the one-time codes.
    package func setFactor(
        of account: AccountID, secret: Sealed, recoveryCodes: [[UInt8]]
    ) throws {
        try self.execute(
            .factorPut, ["account_id": .id(account), "secret": .sealed(secret)])
        try self.execute(.recoveryDeleteAll, ["account_id": .id(account)])
        for digest in recoveryCodes {
            try self.execute(
                .recoveryInsert, ["account_id": .id(account), "digest": .bytes(digest)])
        }
    }

    /// Uses a step up; false if it or a later one was used.
    package func useFactor(of account: AccountID, step: Int64) throws -> Bool {
        try self.execute(
            .factorUseStep, ["step": .integer(step), "account_id": .id(account)]) == 1
    }

    /// Uses a one-time code up; false if there is no such code, or it was used.
    package func useRecoveryCode(
        of account: AccountID, digest: [UInt8], at now: Instant
    ) throws -> Bool {
        try self.execute(
            .recoveryUse,
            ["used_ms": .instant(now), "account_id": .id(account), "digest": .bytes(digest)]) == 1
    }
}
