// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal

/// Makes the record of a new password, by the rules and off the event loops.
struct NewPassword: Sendable {
    let random: any RandomSource
    let hasher: PasswordHasher

    /// Refuses a password that breaks a rule.
    ///
    /// - Throws: `PASSWORD_TOO_WEAK` with the rule.
    static func require(_ typed: String, _ rules: PasswordRules) throws {
        let text: PasswordText
        do {
            text = try PasswordText(typed: typed)
        } catch {
            throw Refusal(.passwordTooWeak)
        }
        try rules.require(text.text)
    }

    /// Derives the record: 64 ms of the one worker.
    ///
    /// - Parameter subject: whose it becomes, an index or digest: one at a time.
    /// - Throws: `PASSWORD_QUEUE_FULL`, `IN_PROGRESS`.
    func credential(of typed: String, for subject: [UInt8]) async throws -> ScramCredential {
        try await self.hasher.credential(
            for: typed, salt: self.random.bytes(ScramCredential.saltSizeBytes), of: subject)
    }
}
