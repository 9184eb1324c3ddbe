// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingMetrics
import FilingSeal
import FilingStore
package import FilingTransport
import NIOCore

/// Takes each call through access, idempotency and its procedure to exactly one reply.
package struct Dispatcher: CallDispatcher {
    private let table: MethodTable
    private let sessions: SessionRegistry
    private let store: any Store
    private let keys: ServerKeys
    private let personal: PersonalData
    private let clock: any WallClock
    private let acceptsPlaintext: Bool
    private let running = RunningWrites()
    private let conversion: StatusConversion

    init(table: MethodTable, sessions: SessionRegistry, world: FilingService.World) {
        self.table = table
        self.sessions = sessions
        self.store = world.store
        self.keys = world.keys
        self.personal = world.personal
        self.clock = world.clock
        self.acceptsPlaintext = world.acceptsPlaintext
        self.conversion = StatusConversion(random: world.random, logger: world.logger)
    }

    package func answerAtOnce(_ call: IncomingCall) -> CallReply? {
        guard let entry = self.table[call.head.method], let prompt = entry.prompt else {
            return nil
        }
        let begun = NIODeadline.now()
        let reply = self.promptReply(to: call, entry, prompt)
        Self.note(reply, on: entry.meter, since: begun)
        return reply
    }

    private func promptReply(
        to call: IncomingCall, _ entry: MethodTable.Entry,
        _ prompt: (ByteBuffer, Caller, CallContext) throws -> any Message
    ) -> CallReply {
        do {
            let (caller, context) = try self.admit(call, to: entry, LoginOutcome.none)
            return CallReply(body: .message(try prompt(call.body, caller, context)))
        } catch {
            return CallReply(status: self.conversion.status(for: error, of: call))
        }
    }

    nonisolated(nonsending) package func dispatch(_ call: IncomingCall) async -> CallReply {
        guard let entry = self.table[call.head.method] else {
            return CallReply(status: self.conversion.status(for: Refusal(.methodUnknown), of: call))
        }
        let begun = NIODeadline.now()
        let reply = await self.reply(to: call, entry)
        Self.note(reply, on: entry.meter, since: begun)
        return reply
    }

    nonisolated(nonsending) private func reply(
        to call: IncomingCall, _ entry: MethodTable.Entry
    ) async -> CallReply {
        let outcome = LoginOutcome(present: call.login)
        do {
            let message = try await self.answer(call, entry, outcome)
            return CallReply(status: nil, body: .message(message), login: outcome.change)
        } catch {
            let status = self.conversion.status(for: error, of: call)
            return CallReply(status: status, body: .empty, login: outcome.change)
        }
    }

    private static func note(
        _ reply: CallReply, on meter: LatencyMeter, since begun: NIODeadline
    ) {
        let ns = (NIODeadline.now() - begun).nanoseconds
        meter.note(code: reply.status?.code ?? 0, ns: UInt64(clamping: ns))
    }

    nonisolated(nonsending) private func answer(
        _ call: IncomingCall, _ entry: MethodTable.Entry, _ outcome: LoginOutcome
    ) async throws -> any Message {
        let (caller, context) = try self.admit(call, to: entry, outcome)
        guard let scope = context.idempotency else {
            return try await entry.answer(call.body, caller, context)
        }
        return try await self.answerOnce(call, entry, caller, context, scope)
    }

    /// Everything that is checked before the body is looked at.
    private func admit(
        _ call: IncomingCall, to entry: MethodTable.Entry, _ outcome: LoginOutcome
    ) throws -> (Caller, CallContext) {
        let now = self.clock.now()
        let caller = try self.caller(of: call, for: entry.access, now: now)
        let size = call.body.readableBytes
        guard size <= entry.maxRequestBytes else {
            throw Refusal(
                .requestTooLarge,
                [
                    "size": .number(UInt64(size)),
                    "limit": .number(UInt64(entry.maxRequestBytes)),
                ])
        }
        let context = CallContext(
            now: now, actor: caller.actor, region: caller.region, deadline: call.deadline,
            connection: call.connection,
            isConfidential: self.isConfidential(call.connection),
            idempotency: try self.scope(of: call, entry, caller), personal: self.personal,
            login: outcome)
        return (caller, context)
    }

    /// A write: replayed if its key was used, refused while the same key is running.
    private func answerOnce(
        _ call: IncomingCall, _ entry: MethodTable.Entry, _ caller: Caller,
        _ context: CallContext, _ scope: IdempotencyScope
    ) async throws -> any Message {
        guard self.running.begin(scope) else {
            throw Refusal(
                .inProgress, ["retry_after_ms": .number(IdempotencyScope.retryAfterMs)])
        }
        defer { self.running.end(scope) }
        let kept = try self.store.point { try self.kept(scope, in: $0, now: context.now) }
        guard let kept else { return try await entry.answer(call.body, caller, context) }
        return try entry.replay(kept)
    }

    /// The reply kept for a key; nil if it was not used.
    ///
    /// - Throws: `IDEMPOTENCY_MISMATCH` if it was used for another request.
    private func kept(
        _ scope: IdempotencyScope, in snapshot: Snapshot, now: Instant
    ) throws -> [UInt8]? {
        guard let kept = try snapshot.reply(for: scope.key, now: now) else { return nil }
        guard kept.requestHash == scope.requestHash else { throw Refusal(.idempotencyMismatch) }
        return try self.personal.keyOrHouse(of: scope.key.account, in: snapshot)
            .reply(kept, for: scope.key)
    }

    /// May secrets travel on this connection? Source: wire.md, "Rules".
    private func isConfidential(_ connection: ConnectionInfo) -> Bool {
        connection.isLoopback || connection.isEncrypted || self.acceptsPlaintext
    }

    /// Who calls: the token of the call decides, else what sticks to the connection.
    ///
    /// What anybody may call is answered to nobody in particular, and spares the look at the session.
    private func caller(
        of call: IncomingCall, for access: Access, now: Instant
    ) throws -> Caller {
        if case .anybody = access { return .nobody }
        let caller = try self.caller(of: call, now: now)
        try caller.require(access)
        return caller
    }

    private func caller(of call: IncomingCall, now: Instant) throws -> Caller {
        if !call.head.token.isEmpty {
            guard self.isConfidential(call.connection) else { throw Refusal(.plaintextForbids) }
            return .person(try self.sessions.use(token: call.head.token, now: now))
        }
        guard let login = call.login else { return .nobody }
        return .person(try self.sessions.use(login, now: now))
    }

    private func scope(
        of call: IncomingCall, _ entry: MethodTable.Entry, _ caller: Caller
    ) throws(Refusal) -> IdempotencyScope? {
        guard entry.effect == .write else { return nil }
        let key = call.head.idempotencyKey
        guard (1...IdempotencyScope.keyLimitBytes).contains(key.count) else {
            throw Refusal(.idempotencyKeyRequired)
        }
        let account: AccountID? =
            if case .person(let person) = caller { person.account } else { nil }
        return IdempotencyScope(
            key: IdempotentReply.Key(account: account, bytes: key),
            requestHash: call.body.withUnsafeReadableBytes {
                RequestHash(method: entry.name, body: $0, keys: self.keys).bytes
            })
    }
}
