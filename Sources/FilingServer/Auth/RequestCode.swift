// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Sends a code by SMS.
///
/// The reply does not tell whether the phone has an account.
struct RequestCode: Procedure {
    static let method = FilingV1.Auth.requestCode
    static let access = Access.anybody
    static let effect = Effect.write

    let store: any Store
    let keys: ServerKeys
    let random: any RandomSource
    let bell: OutboxBell

    func run(
        _ request: FilingV1.RequestCodeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.RequestCodeReply {
        let phone = try PhoneNumber(text: request.phone)
        let purpose = try CodePurpose(request.purpose)
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        let fresh = SmsChallenge(
            phone: phone, purpose: purpose, nonce: self.random.bytes(SmsCode.nonceSizeBytes),
            madeAt: context.now, lastSentAt: context.now)
        let now = context.now
        let reply = try await context.commit(to: self.store) { transaction in
            let latest = try transaction.challenge(phoneIndex: index, purpose: purpose)
            let challenge: SmsChallenge
            switch SmsChallenge.request(latest: latest, now: now) {
            case .make: challenge = fresh
            case .sendAgain(let same): challenge = same
            case .tooSoon(let until):
                throw Refusal(
                    .codeTooSoon, ["retry_after_ms": .number(UInt64(clamping: (until - now).ms))])
            }
            try transaction.put(challenge, phoneIndex: index)
            try transaction.insert(
                OutboxMessage(
                    phone: phone, nonce: challenge.nonce, purpose: purpose, createdAt: now))
            return FilingV1.RequestCodeReply(
                expiresAtMs: challenge.expiresAt.ms,
                resendAfterMs: UInt32(clamping: SmsChallenge.resendAfter.ms))
        }
        self.bell.ring()
        return reply
    }
}
