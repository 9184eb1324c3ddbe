// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Makes an applicant's account from a phone, the code sent to it and a password.
struct RegisterAccount: Procedure {
    static let method = FilingV1.Auth.registerAccount
    static let access = Access.anybody
    static let effect = Effect.write

    let store: any Store
    let keys: ServerKeys
    let random: any RandomSource
    let hasher: PasswordHasher

    func run(
        _ request: FilingV1.RegisterAccountRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.RegisterAccountReply {
        try context.requireConfidential()
        let phone = try PhoneNumber(text: request.phone)
        let userName = request.userName.isEmpty ? nil : try UserName(text: request.userName)
        try PasswordRules(phone: phone, userName: userName)
            .require(PasswordText(typed: request.password).text)
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        try await self.requireCode(request.code, index: index, now: context.now)

        // The dear part only after the code has proved the phone: a stranger cannot fill the queue.
        let credential = try await self.hasher.credential(
            for: request.password, salt: self.random.bytes(ScramCredential.saltSizeBytes))
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let entry = try self.entered(request.code, index: index, in: transaction, now: now)
            guard case .accepted(let used) = entry else { throw Refusal(.codeExpired) }
            try transaction.put(used, phoneIndex: index)
            let account = try transaction.nextAccountID()
            try transaction.insert(
                NewAccount(
                    id: account, phone: .init(digits: phone.text, index: index),
                    userName: userName?.text,
                    role: .applicant, region: nil,
                    credential: CredentialSeal(keys: self.keys).seal(
                        credential, of: account,
                        nonce: self.random.bytes(CredentialSeal.nonceSizeBytes)),
                    createdAt: now))
            return FilingV1.RegisterAccountReply(createdAtMs: now.ms)
        }
    }

    /// Compares the code; a wrong one is counted, durably, before the caller learns of it.
    private func requireCode(_ typed: String, index: [UInt8], now: Instant) async throws {
        let refusal = try await self.store.write { transaction -> Refusal? in
            switch try self.entered(typed, index: index, in: transaction, now: now) {
            case .accepted: return nil
            case .refused(let refusal): return refusal
            case .wrong(let counted, let refusal):
                try transaction.put(counted, phoneIndex: index)
                return refusal
            }
        }
        if let refusal { throw refusal }
    }

    private func entered(
        _ typed: String, index: [UInt8], in snapshot: Snapshot, now: Instant
    ) throws -> SmsChallenge.Entry {
        guard
            let challenge = try snapshot.challenge(phoneIndex: index, purpose: .register)
        else {
            return .refused(Refusal(.codeExpired))
        }
        let code = SmsCode(
            nonce: challenge.nonce, phone: challenge.phone.text,
            purpose: challenge.purpose.token, keys: self.keys)
        return challenge.entered(code.matches(typed) ? .same : .different, now: now)
    }
}
