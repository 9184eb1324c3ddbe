// SPDX-License-Identifier: Apache-2.0

import Dispatch
import FilingDomain
import FilingSeal
import Synchronization

/// Derives SCRAM credentials, one at a time, with a short queue.
///
/// 64 ms of one core each (PBKDF2-SHA-256, 600,000 rounds): unbounded, setting passwords would starve
/// everything else. Never on an event loop. Source: safety.md, "set-password".
final class PasswordHasher: Sendable {
    /// 32 waiting are two seconds.
    static let queueLimit = 32
    /// How long one derivation takes about, for the advice to those turned away.
    private static let derivationMs: UInt64 = 64

    private let worker = DispatchQueue(label: "filing.password-hasher")
    private let waiting = Mutex(0)

    init() {}

    /// Derives the credential of a password.
    ///
    /// - Parameter salt: 16 random bytes.
    /// - Throws: `PASSWORD_QUEUE_FULL` at once when 32 are waiting; `PASSWORD_TOO_WEAK` for a text
    ///   that cannot be prepared.
    func credential(
        for password: String, salt: [UInt8]
    ) async throws -> ScramCredential {
        let admitted = self.waiting.withLock { waiting in
            guard waiting < Self.queueLimit else { return false }
            waiting += 1
            return true
        }
        guard admitted else {
            throw Refusal(
                .passwordQueueFull,
                ["retry_after_ms": .number(UInt64(Self.queueLimit) * Self.derivationMs)])
        }
        defer { self.waiting.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            self.worker.async {
                do {
                    let text = try PasswordText(typed: password)
                    let credential = try ScramCredential(text, salt: salt)
                    continuation.resume(returning: credential)
                } catch {
                    continuation.resume(throwing: Refusal(.passwordTooWeak))
                }
            }
        }
    }
}
