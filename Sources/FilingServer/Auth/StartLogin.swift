// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// First half of a SCRAM-SHA-256 exchange, after a person has read an image.
///
/// A name without account gets a decoy of the same shape.
struct StartLogin: Procedure {
    static let method = FilingV1.Auth.startLogin
    static let access = Access.anybody
    static let effect = Effect.repeatable
    static let audit = AuditRule.nothing(because: "nothing is tried before the second half")

    private let store: any Store
    private let keys: ServerKeys
    private let random: any RandomSource
    private let captchas: Captchas
    private let exchanges: LoginExchanges
    private let desk: Sideline
    private let sealedDecoy: Sealed

    init(
        world: FilingService.World, captchas: Captchas, exchanges: LoginExchanges, desk: Sideline
    ) throws {
        self.store = world.store
        self.keys = world.keys
        self.random = world.random
        self.captchas = captchas
        self.exchanges = exchanges
        self.desk = desk
        let keys = world.keys
        self.sealedDecoy = try world.store.point { snapshot in
            try world.personal.key(of: .house, in: snapshot).sealed(.decoy(for: "", keys: keys))
        }
    }

    func run(
        _ request: FilingV1.StartLoginRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.StartLoginReply {
        try context.requireConfidential()
        return try await self.desk.run { try self.begin(request, context) }
    }

    private func begin(
        _ request: FilingV1.StartLoginRequest, _ context: CallContext
    ) throws -> FilingV1.StartLoginReply {
        let now = context.now
        let first: ScramClientFirst
        do {
            first = try ScramClientFirst(request.clientFirst)
        } catch {
            throw Refusal.fieldInvalid("client_first", limit: Self.clientFirstLimitBytes)
        }
        let captcha = try self.captchas.spend(request.captcha, now: now)
        do {
            return try self.begin(first, context)
        } catch {
            // Too many logins, or a broken store: the reader of the image need not read another.
            self.captchas.giveBack(captcha)
            throw error
        }
    }

    private func begin(
        _ first: ScramClientFirst, _ context: CallContext
    ) throws -> FilingV1.StartLoginReply {
        let now = context.now
        let (account, stored) = try self.store.point { snapshot in
            try self.record(of: first.name, in: snapshot, context)
        }
        let subject =
            account.map { LoginSubject($0.id, keys: self.keys) }
            ?? LoginSubject(nameWithoutAccount: first.name, keys: self.keys)
        let exchange = ScramServerExchange(
            first, credential: stored,
            nonce: self.random.bytes(ScramServerExchange.nonceSizeBytes))
        try self.exchanges.begin(
            LoginExchanges.Pending(
                exchange: exchange,
                account: account.map { .init(id: $0.id, role: $0.role, epoch: $0.epoch) },
                subject: subject, until: now + LoginExchanges.lifetime),
            now: now)
        return FilingV1.StartLoginReply(serverFirst: exchange.serverFirst)
    }

    /// The account of a name, if it has one, and the record to check a proof against.
    ///
    /// A name without account takes the same steps, on a record of its own under the house's key, so
    /// that both cost the same. An account whose data was erased is none.
    private func record(
        of name: String, in snapshot: Snapshot, _ context: CallContext
    ) throws -> (AccountRecord?, ScramCredential) {
        let account = try self.account(named: name, in: snapshot, context.now)
        let decoy = ScramCredential.decoy(for: name, keys: self.keys)
        let key = try context.personal.keyOrHouse(of: account?.id, in: snapshot)
        guard let account, key.account == account.id else {
            _ = try key.credential(self.sealedDecoy)
            return (nil, decoy)
        }
        return (account, try key.credential(account.credential))
    }

    /// As in proto/filing/v1/auth.proto.
    private static let clientFirstLimitBytes = 512

    /// A name that reads as a phone is looked up as one, any other as a user name.
    ///
    /// A centre's program has no password: its account is none here.
    private func account(
        named name: String, in snapshot: Snapshot, _ now: Instant
    ) throws -> AccountRecord? {
        let found: AccountRecord?
        switch LoginName(text: name) {
        case .phone(let phone):
            let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys)
            found = try snapshot.account(phoneIndex: index.bytes, now: now)
        case .userName(let userName):
            found = try snapshot.account(userName: userName)
        case nil:
            found = nil
        }
        return found?.role == .centre ? nil : found
    }
}
