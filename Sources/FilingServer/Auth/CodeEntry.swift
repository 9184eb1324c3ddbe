// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore

/// Compares what was typed with the code sent to a phone.
struct CodeEntry: Sendable {
    let keys: ServerKeys

    /// A code as it was typed.
    struct Typed: Sendable {
        let code: String
        let phone: PhoneNumber
        /// The phone's blind index.
        let phoneIndex: [UInt8]
        let purpose: CodePurpose
    }

    /// Refuses a wrong code; a wrong one is counted, durably, before the caller learns of it.
    ///
    /// The code stays good: `use` takes it together with its effect.
    ///
    /// - Throws: `CODE_WRONG`, `CODE_EXPIRED`, `CODE_LOCKED`.
    func require(_ typed: Typed, in store: any Store, now: Instant) async throws {
        let refusal = try await store.write { transaction -> Refusal? in
            switch try self.judge(typed, in: transaction, now: now) {
            case .accepted: return nil
            case .refused(let refusal): return refusal
            case .wrong(let counted, let refusal):
                try transaction.put(counted, phoneIndex: typed.phoneIndex)
                return refusal
            }
        }
        if let refusal { throw refusal }
    }

    /// Uses a right code up, in the transaction of what it is for.
    ///
    /// - Throws: `CODE_EXPIRED` if it is not good any more.
    func use(_ typed: Typed, in transaction: Transaction, now: Instant) throws {
        guard case .accepted(let used) = try self.judge(typed, in: transaction, now: now) else {
            throw Refusal(.codeExpired)
        }
        try transaction.put(used, phoneIndex: typed.phoneIndex)
    }

    private func judge(
        _ typed: Typed, in snapshot: Snapshot, now: Instant
    ) throws -> SmsChallenge.Entry {
        guard
            let challenge = try snapshot.challenge(
                phoneIndex: typed.phoneIndex, purpose: typed.purpose)
        else {
            return .refused(Refusal(.codeExpired))
        }
        let code = SmsCode(
            nonce: challenge.nonce, phone: typed.phone.text,
            purpose: challenge.purpose.token, keys: self.keys)
        return challenge.entered(code.matches(typed.code) ? .same : .different, now: now)
    }
}
