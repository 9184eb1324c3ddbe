// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Synchronization

/// Derives SCRAM credentials, one at a time.
///
/// 64 ms of one core each (PBKDF2-SHA-256, 600,000 rounds): unbounded, setting passwords would starve
/// everything else. Source: safety.md, "set-password".
final class PasswordHasher: Sendable {
    private let sideline = Sideline(
        "passwords", limit: queueLimit,
        full: Refusal(
            .passwordQueueFull,
            ["retry_after_ms": .number(UInt64(queueLimit) * derivationMs)]))
    /// Whose password is being derived: each has one place in the queue.
    private let subjects = Mutex<Set<[UInt8]>>([])

    /// 32 waiting are two seconds.
    static let queueLimit = 32
    /// How long one derivation takes about, for the advice to those turned away.
    private static let derivationMs: UInt64 = 64

    init() {}

    /// Derives the credential of a password.
    ///
    /// - Parameters:
    ///   - salt: 16 random bytes.
    ///   - subject: whose it becomes, an index or digest.
    /// - Throws: `PASSWORD_QUEUE_FULL` at once when 32 are waiting; `IN_PROGRESS` while another
    ///   one of the same subject is; `PASSWORD_TOO_WEAK` for a text that cannot be prepared.
    func credential(
        for password: String, salt: [UInt8], of subject: [UInt8]
    ) async throws -> ScramCredential {
        guard self.subjects.withLock({ $0.insert(subject).inserted }) else {
            throw Refusal(.inProgress, ["retry_after_ms": .number(Self.derivationMs)])
        }
        defer { self.subjects.withLock { _ = $0.remove(subject) } }
        return try await self.sideline.run {
            do {
                return try ScramCredential(PasswordText(typed: password), salt: salt)
            } catch {
                throw Refusal(.passwordTooWeak)
            }
        }
    }
}
