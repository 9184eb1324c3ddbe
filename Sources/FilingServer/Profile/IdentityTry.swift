// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// Counts the tries to state or dispute an identity, durably and whatever comes of them.
enum IdentityTry {
    /// - Throws: `IDENTITY_TOO_OFTEN`.
    static func count(of owner: AccountID, in store: any Store, now: Instant) async throws {
        try await store.write { transaction in
            try IdentityAllowance.require(
                tried: transaction.times(
                    of: .identityTried, on: owner, limit: IdentityAllowance.perDay),
                now: now)
            try transaction.note(.identityTried, on: owner, at: now)
        }
    }
}
