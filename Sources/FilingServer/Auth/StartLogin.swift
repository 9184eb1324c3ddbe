// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// First half of a SCRAM-SHA-256 exchange.
///
/// A name without account gets a decoy of the same shape.
struct StartLogin: Procedure {
    static let method = FilingV1.Auth.startLogin
    static let access = Access.anybody
    static let effect = Effect.repeatable

    let store: any Store
    let keys: ServerKeys
    let random: any RandomSource
    let exchanges: LoginExchanges

    func run(
        _ request: FilingV1.StartLoginRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.StartLoginReply {
        try context.requireConfidential()
        let first: ScramClientFirst
        do {
            first = try ScramClientFirst(request.clientFirst)
        } catch {
            throw Refusal.fieldInvalid("client_first", limit: Self.clientFirstLimitBytes)
        }
        let account = try self.store.point { try self.account(named: first.name, in: $0) }
        let seal = CredentialSeal(keys: self.keys)
        // The decoy is made in any case: both kinds of name cost the same.
        let decoy = ScramCredential.decoy(for: first.name, keys: self.keys)
        let credential = try account.map { try seal.open($0.credential, of: $0.id) } ?? decoy
        let exchange = ScramServerExchange(
            first, credential: credential,
            nonce: self.random.bytes(ScramServerExchange.nonceSizeBytes))
        try self.exchanges.begin(exchange, for: account?.id, now: context.now)
        return FilingV1.StartLoginReply(serverFirst: exchange.serverFirst)
    }

    /// As in proto/filing/v1/auth.proto.
    private static let clientFirstLimitBytes = 512

    /// A name that reads as a phone is looked up as one, any other as a user name.
    private func account(named name: String, in snapshot: Snapshot) throws -> AccountRecord? {
        switch LoginName(text: name) {
        case .phone(let phone):
            let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys)
            return try snapshot.account(phoneIndex: index.bytes)
        case .userName(let userName):
            return try snapshot.account(userName: userName)
        case nil:
            return nil
        }
    }
}
