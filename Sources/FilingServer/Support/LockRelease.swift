// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingSeal
package import FilingStore

/// Forgets the wrong passwords tried on an account, and the lock they made.
package enum LockRelease {
    /// - Throws: `UNLOCK_POINTLESS` if there are none.
    package static func release(
        _ account: AccountID, in transaction: Transaction, keys: ServerKeys, now: Instant
    ) throws {
        let subject = LoginSubject(account, keys: keys).bytes
        let present = try transaction.loginGuard(of: subject, from: [], now: now)
        guard present.lockedAt != nil || !present.failures.isEmpty else {
            throw Refusal(.unlockPointless)
        }
        try transaction.forgetLoginFailures(of: subject, releasing: true)
    }
}
