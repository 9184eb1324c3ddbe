// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore
import FilingTransport
import Synchronization

/// The live sessions in memory, in front of the store.
///
/// Each authenticated call asks here whether its session still lives, which must cost well under a
/// microsecond. Whether it does is computed from `now` at that moment; nothing has to run for a
/// session to end. Idle extensions reach the store in batches (`flush`), so a crash forgets at most
/// one batch of them and never makes a session live longer.
final class SessionRegistry: Sendable {
    private struct Entry {
        var session: Session
        /// Used since the last flush.
        var isUnsaved = false
    }

    private struct State {
        var entries: [SessionID: Entry] = [:]
        var byToken: [Digest: SessionID] = [:]
        var tokens: [SessionID: Digest] = [:]
    }

    private let store: any Store
    private let state = Mutex(State())

    /// Sessions kept in memory: 100,000 are about 20 MB.
    ///
    /// One that falls out is read again.
    static let capacity = 100_000

    package init(store: any Store) { self.store = store }

    /// Takes a session that has just been made.
    ///
    /// - Throws: `SESSION_EXPIRED` if it was ended in the same moment.
    func add(_ session: Session, token: Digest) throws -> LoginHandle {
        try self.keep(session, token: token)
        return try Self.handle(of: session.id)
    }

    /// The owner of the session that sticks to a connection.
    ///
    /// - Throws: `SESSION_EXPIRED`.
    func use(_ login: LoginHandle, now: Instant) throws -> Caller.Person {
        let id = SessionID(rawValue: Int64(bitPattern: login.rawValue))
        if let person = try self.use(id, now: now) { return person }
        let session = try self.store.point { try $0.session(id) }
        return try self.load(session, token: nil, now: now)
    }

    /// The owner of the session that a token opens.
    ///
    /// - Throws: `SESSION_EXPIRED`, also for a token that never was.
    func use(token: [UInt8], now: Instant) throws -> Caller.Person {
        let digest = try Self.digest(of: token)
        let id = self.state.withLock { $0.byToken[digest] }
        if let id, let person = try self.use(id, now: now) { return person }
        let session = try self.store.point { try $0.session(tokenHash: digest.bytes) }
        return try self.load(session, token: digest, now: now)
    }

    /// The session of a token, with its ends, and the handle for a connection.
    ///
    /// - Throws: `SESSION_EXPIRED`.
    func resume(token: [UInt8], now: Instant) throws -> (Session, LoginHandle) {
        let person = try self.use(token: token, now: now)
        return (
            try self.session(person.session, now: now),
            try Self.handle(of: person.session)
        )
    }

    /// The session with its ends, without extending it.
    ///
    /// - Throws: `SESSION_EXPIRED`.
    func session(_ id: SessionID, now: Instant) throws -> Session {
        let known = self.state.withLock { $0.entries[id]?.session }
        guard let session = try known ?? self.store.point({ try $0.session(id) }),
            session.isLive(at: now)
        else {
            throw Refusal(.sessionExpired)
        }
        return session
    }

    /// The session has been ended in the store.
    func remove(_ id: SessionID) {
        self.state.withLock { Self.remove(id, from: &$0) }
    }

    /// All sessions of an account have been ended in the store.
    func removeAll(of account: AccountID) {
        self.state.withLock { state in
            // Rare, and a look at 100,000 sessions takes about a millisecond.
            for (id, entry) in state.entries where entry.session.account == account {
                Self.remove(id, from: &state)
            }
        }
    }

    /// A session as memory knows it, which may have been used since it was stored.
    func known(_ session: Session) -> Session {
        self.state.withLock { $0.entries[session.id]?.session } ?? session
    }

    /// Forgets the sessions of staff that another process has ended: a command of the operator.
    func forgetEndedStaff() async throws {
        let staff = self.state.withLock { state in
            state.entries.values.filter { $0.session.role.isStaff }.map(\.session.id)
        }
        let ended = try await self.store.read { snapshot in
            try staff.filter { try snapshot.session($0) == nil }
        }
        for id in ended { self.remove(id) }
    }

    /// Writes when sessions were used last, since the flush before.
    func flush() async throws {
        let used = self.state.withLock { state in
            var used: [Session] = []
            for (id, entry) in state.entries where entry.isUnsaved {
                used.append(entry.session)
                state.entries[id]?.isUnsaved = false
            }
            return used
        }
        guard !used.isEmpty else { return }
        try await self.store.write { transaction in
            for session in used { try transaction.touch(session) }
        }
    }

    /// Uses a session in memory; nil if it is not there.
    private func use(_ id: SessionID, now: Instant) throws(Refusal) -> Caller.Person? {
        let found = self.state.withLock { state -> (person: Caller.Person?, ended: Bool) in
            guard let index = state.entries.index(forKey: id) else { return (nil, false) }
            guard state.entries.values[index].session.isLive(at: now) else {
                Self.remove(id, from: &state)
                return (nil, true)
            }
            state.entries.values[index].session.use(at: now)
            state.entries.values[index].isUnsaved = true
            return (Caller.Person(state.entries.values[index].session), false)
        }
        guard !found.ended else { throw Refusal(.sessionExpired) }
        return found.person
    }

    private func load(
        _ session: Session?, token: Digest?, now: Instant
    ) throws -> Caller.Person {
        guard var session, session.isLive(at: now) else { throw Refusal(.sessionExpired) }
        session.use(at: now)
        try self.keep(session, token: token)
        return Caller.Person(session)
    }

    /// Takes a session into memory, and looks at the store once more: whoever ended it since it was
    /// read has looked for it here either too early, and is seen now, or after it was there.
    private func keep(_ session: Session, token: Digest?) throws {
        self.state.withLock { state in
            Self.makeRoom(&state)
            // One that was just opened is stored as it is.
            state.entries[session.id] = Entry(
                session: session, isUnsaved: session.lastUsedAt > session.openedAt)
            if let token {
                state.byToken[token] = session.id
                state.tokens[session.id] = token
            }
        }
        guard try self.store.point({ try $0.session(session.id) }) != nil else {
            self.remove(session.id)
            throw Refusal(.sessionExpired)
        }
    }

    private static func handle(of id: SessionID) throws(Refusal) -> LoginHandle {
        guard let login = LoginHandle(rawValue: UInt64(bitPattern: id.rawValue)) else {
            throw Refusal(.sessionExpired)
        }
        return login
    }

    private static func digest(of token: [UInt8]) throws(Refusal) -> Digest {
        guard let token = SessionToken(text: token) else { throw Refusal(.sessionExpired) }
        return token.digest
    }

    /// Forgets an arbitrary tenth when full: every one of them can be read again.
    private static func makeRoom(_ state: inout State) {
        guard state.entries.count >= Self.capacity else { return }
        for (id, entry) in Array(state.entries.prefix(Self.capacity / 10)) where !entry.isUnsaved {
            Self.remove(id, from: &state)
        }
    }

    private static func remove(_ id: SessionID, from state: inout State) {
        state.entries[id] = nil
        if let token = state.tokens.removeValue(forKey: id) { state.byToken[token] = nil }
    }
}

extension Caller.Person {
    init(_ session: Session) {
        self.init(
            session: session.id, account: session.account, role: session.role,
            region: session.region)
    }
}
