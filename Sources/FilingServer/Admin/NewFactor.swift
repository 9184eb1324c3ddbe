// SPDX-License-Identifier: Apache-2.0

package import FilingSeal
package import FilingStore

/// A second factor that has just been made.
package struct NewFactor: Sendable {
    private let secret: [UInt8]
    private let codes: [RecoveryCode]

    /// One-time codes of a set.
    ///
    /// Source: safety.md, "staff TOTP".
    private static let codeCount = 10

    package init(random: any RandomSource) {
        self.secret = random.bytes(Totp.secretSizeBytes)
        self.codes = (0..<Self.codeCount).compactMap { _ in
            RecoveryCode(random: random.bytes(RecoveryCode.sizeBytes))
        }
    }

    /// Sets it for an account, in place of any other.
    package func set(
        for key: PersonalKey, in transaction: Transaction, keys: ServerKeys
    ) throws {
        try transaction.setFactor(
            of: key.account, secret: key.sealed(factorSecret: self.secret),
            recoveryCodes: self.codes.map { $0.digest(of: key.account, keys: keys) })
    }

    /// The address for an authenticator app; told once.
    package func uri(for userName: String) -> String {
        Totp(secret: self.secret).uri(account: userName, issuer: "filing")
    }

    /// Each in place of the authenticator's code, once; told once.
    package var recoveryCodes: [String] { self.codes.map(\.text) }
}
