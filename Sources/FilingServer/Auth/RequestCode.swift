// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Sends a code by SMS, after a person has read an image.
///
/// Whether the phone has an account is not looked at here: `OutboxWorker` withholds a code that
/// would be of no use. So neither the reply nor the time it takes can tell.
struct RequestCode: Procedure {
    static let method = FilingV1.Auth.requestCode
    static let access = Access.anybody
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.codeRequested])

    let store: any Store
    let keys: ServerKeys
    let random: any RandomSource
    let captchas: Captchas
    let bell: WorkBell

    func run(
        _ request: FilingV1.RequestCodeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.RequestCodeReply {
        let phone = try PhoneNumber(text: request.phone)
        let purpose = try CodePurpose(request.purpose)
        let captcha = try self.captchas.spend(request.captcha, now: context.now)
        do {
            let reply = try await self.send(to: phone, for: purpose, in: context)
            self.bell.ring()
            return reply
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            // The store was busy or broken: the reader of the image need not read another.
            self.captchas.giveBack(captcha)
            throw error
        }
    }

    private func send(
        to phone: PhoneNumber, for purpose: CodePurpose, in context: CallContext
    ) async throws -> FilingV1.RequestCodeReply {
        let now = context.now
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        let source = SourceAddress(of: context.connection, keys: self.keys).bytes
        let fresh = SmsChallenge(
            purpose: purpose, nonce: self.random.bytes(SmsCode.nonceSizeBytes), madeAt: now,
            lastSentAt: now)
        return try await context.commit(to: self.store) { transaction in
            let latest = try transaction.challenge(phoneIndex: index, purpose: purpose)
            let challenge = try SmsChallenge.asked(latest: latest, fresh: fresh, now: now)
            try SmsAllowance.require(
                SmsAllowance.phone, sent: transaction.codes(toPhoneIndex: index), now: now)
            try SmsAllowance.require(
                SmsAllowance.source, sent: transaction.codes(fromSource: source), now: now)
            try transaction.put(challenge, phoneIndex: index)
            try context.personal.queue(
                .code(nonce: challenge.nonce, purpose: purpose), to: phone, phoneIndex: index,
                of: nil, source: source, at: now, in: transaction)
            // Names nobody: whether the phone has an account must not show in what is written.
            try context.audit(
                .codeRequested, object: Int64(purpose.rawValue), in: transaction)
            return FilingV1.RequestCodeReply(
                expiresAtMs: challenge.expiresAt.ms,
                resendAfterMs: UInt32(clamping: SmsAllowance.coolDown.period.ms))
        }
    }
}
