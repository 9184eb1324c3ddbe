// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTransport
import NIOCore
import Synchronization

/// The way to the server: at most one connection, made when needed, with the client's session.
///
/// ```
///   idle ──first call──▶ connecting ──TCP, then Auth/Resume──▶ up ──GOAWAY, break──▶ idle
///    ▲                       │ failed: not before a jittered, doubling pause
///    └───────────────────────┘
/// ```
///
/// Everybody who calls while a connection is being made waits for that one.
final class Link: Sendable {
    struct State {
        enum Phase {
            case idle
            case connecting(EventLoopFuture<ClientConnection>)
            case up(ClientConnection)
            case closed
        }

        var phase = Phase.idle
        /// Failed attempts in a row.
        var failures: UInt32 = 0
        /// No attempt earlier than this.
        var notBefore = NIODeadline.uptimeNanoseconds(0)
        /// The session that a new connection resumes.
        var token: [UInt8]?
        /// Why the session is no more, until there is another.
        var sessionLoss: FilingError?
    }

    /// What a caller has to do to get a connection.
    private enum Step {
        case use(ClientConnection)
        case wait(EventLoopFuture<ClientConnection>)
        case sleep(TimeAmount)
        case connect(EventLoopPromise<ClientConnection>, token: [UInt8]?)
        case closed
    }

    private let host: String
    private let port: Int
    private let language: FilingLanguage
    private let transport: ClientSettings
    /// Nil for a plain connection; a fault shows when a connection is wanted.
    private let tls: Result<ClientTLS, TLSFault>?
    private let group: any EventLoopGroup
    private let surroundings: ClientSurroundings
    private let backoff: Backoff
    private let secrecy: Secrecy
    private let state: Mutex<State>

    init(
        host: String, port: Int, token: [UInt8]?, settings: FilingClient.Settings,
        group: any EventLoopGroup, surroundings: ClientSurroundings
    ) {
        self.host = host
        self.port = port
        self.language = settings.language
        var transport = ClientSettings()
        transport.connectTime = .milliseconds(Int64(settings.connectTimeoutMs))
        self.transport = transport
        self.tls = settings.tls.map { tls in
            Result { () throws(TLSFault) -> ClientTLS in
                try ClientTLS(
                    serverName: tls.serverName.isEmpty ? host : tls.serverName,
                    files: TLSFiles(
                        certificate: tls.certificateFile, key: tls.keyFile,
                        authority: tls.authorityFile))
            }
        }
        self.group = group
        self.surroundings = surroundings
        self.backoff = Backoff(settings)
        self.secrecy = Secrecy(settings: settings, surroundings: surroundings)
        self.state = Mutex(State(token: token))
    }

    // MARK: Connection

    /// The connection, made or mended if need be.
    ///
    /// - Throws: `.unreachable`, `.deadline`, `.cancelled`, `.closed`, all of them not processed.
    func connection(
        by deadline: NIODeadline, _ language: FilingLanguage
    ) async throws(FilingError) -> ClientConnection {
        while true {
            switch self.nextStep() {
            case .use(let connection): return connection
            case .wait(let future): return try await self.wait(for: future, by: deadline, language)
            case .connect(let promise, let token):
                self.connect(promise, token: token)
                return try await self.wait(for: promise.futureResult, by: deadline, language)
            case .closed: throw FilingError(.clientClosed, language, isNotProcessed: true)
            case .sleep(let pause):
                guard self.surroundings.now() + pause < deadline else {
                    throw FilingError(.unreachable, language, isNotProcessed: true)
                }
                do {
                    try await self.surroundings.sleep(pause)
                } catch {
                    throw FilingError(CallFailure(.cancelled, processed: .no), language)
                }
            }
        }
    }

    /// Closes for good.
    func close() async {
        let phase = self.state.withLock { state in
            defer { state.phase = .closed }
            state.token = nil
            return state.phase
        }
        switch phase {
        case .idle, .closed: return
        case .up(let connection):
            await Self.closed(connection)
        case .connecting(let future):
            // Whoever makes it finds the link closed; this only waits until it is over.
            if case .success(let connection) = await Self.outcome(of: future) {
                await Self.closed(connection)
            }
        }
    }

    // MARK: Session

    /// The client has a session now; connections made from here on resume it.
    func remember(token: [UInt8], on connection: ClientConnection) {
        self.state.withLock { state in
            state.token = token
            state.sessionLoss = nil
        }
        connection.setLoggedIn(true)
    }

    /// The client has no session any more.
    func forgetSession(on connection: ClientConnection) {
        self.state.withLock { state in
            state.token = nil
            state.sessionLoss = nil
        }
        connection.setLoggedIn(false)
    }

    /// Throws why the session ended, if the server said so when it was last resumed.
    func checkSession() throws(FilingError) {
        if let loss = self.state.withLock({ $0.sessionLoss }) { throw loss }
    }

    // MARK: Doing

    private func nextStep() -> Step {
        let now = self.surroundings.now()
        let promise = self.group.next().makePromise(of: ClientConnection.self)
        let step: Step = self.state.withLock { state in
            switch state.phase {
            case .closed: return .closed
            case .connecting(let future): return .wait(future)
            case .up(let connection) where connection.isUsable: return .use(connection)
            case .up, .idle: break
            }
            guard now >= state.notBefore else { return .sleep(state.notBefore - now) }
            state.phase = .connecting(promise.futureResult)
            return .connect(promise, token: state.token)
        }
        if case .connect = step { return step }
        // Not needed; a promise must not be dropped unfulfilled.
        promise.fail(CallFailure(.cancelled, processed: .no))
        return step
    }

    private func connect(_ promise: EventLoopPromise<ClientConnection>, token: [UInt8]?) {
        let tls: ClientTLS?
        do {
            tls = try self.tls?.get()
        } catch {
            let failure = CallFailure(.insecure(.files(error.description)), processed: .no)
            promise.completeWith(self.settled(.failure(failure)))
            return
        }
        ClientConnection.connect(
            host: self.host, port: self.port, on: promise.futureResult.eventLoop,
            settings: self.transport, tls: tls
        ).flatMap { connection in
            guard let token else { return connection.eventLoop.makeSucceededFuture(connection) }
            return self.resume(token, on: connection)
        }.whenComplete { result in
            promise.completeWith(self.settled(result))
        }
    }

    /// Gives a new connection the client's identity.
    ///
    /// A session that the server does not know any more leaves a usable, anonymous connection: a
    /// login needs one.
    private func resume(
        _ token: [UInt8], on connection: ClientConnection
    ) -> EventLoopFuture<ClientConnection> {
        let method = FilingV1.Auth.resume
        let head = RpcV1.CallHead(
            method: method.name,
            metadata: [RpcV1.KeyValue(key: "lang", value: Array(self.language.rawValue.utf8))])
        let loop = connection.eventLoop
        do throws(FilingError) {
            try self.secrecy.require(head, on: connection, self.language)
        } catch {
            // Kept back; what needs no session can still be asked.
            self.sessionEnded(error, token: token)
            return loop.makeSucceededFuture(connection)
        }
        do {
            let call = try connection.begin(head, FilingV1.ResumeRequest(token: token))
            return call.future.flatMapThrowing { answer in
                let status = try answer.status()
                guard status.code != 0 else {
                    connection.setLoggedIn(true)
                    return connection
                }
                let refusal = FilingError(status)
                guard !RepeatRule.harmless.allows(after: refusal) else { throw refusal }
                self.sessionEnded(refusal, token: token)
                return connection
            }.flatMapErrorThrowing { error in
                connection.close()
                throw error
            }
        } catch {
            connection.close()
            return loop.makeFailedFuture(error)
        }
    }

    private func sessionEnded(_ refusal: FilingError, token: [UInt8]) {
        self.state.withLock { state in
            // Another login may have replaced it meanwhile.
            guard state.token == token else { return }
            state.token = nil
            state.sessionLoss = refusal
        }
    }

    private func settled(
        _ result: Result<ClientConnection, any Error>
    ) -> Result<ClientConnection, any Error> {
        let now = self.surroundings.now()
        let unit = self.surroundings.unit()
        let isClosed = self.state.withLock { state in
            if case .closed = state.phase { return true }
            switch result {
            case .success(let connection):
                state.phase = .up(connection)
                state.failures = 0
            case .failure:
                state.phase = .idle
                state.failures &+= 1
                state.notBefore =
                    now + self.backoff.pause(failures: max(state.failures, 1), unit: unit)
            }
            return false
        }
        guard isClosed, case .success(let connection) = result else { return result }
        connection.close()
        return .failure(CallFailure(.closed(.closedHere), processed: .no))
    }

    // MARK: Waiting

    /// Waits for a shared future no longer than the deadline, and not after a cancellation.
    private func wait(
        for future: EventLoopFuture<ClientConnection>, by deadline: NIODeadline,
        _ language: FilingLanguage
    ) async throws(FilingError) -> ClientConnection {
        let first = FirstOf(future, within: deadline - self.surroundings.now())
        do {
            return try await first.value()
        } catch let failure as CallFailure {
            throw FilingError(failure, language)
        } catch let error as FilingError {
            throw error
        } catch {
            throw FilingError(.unreachable, language, isNotProcessed: true)
        }
    }

    private static func outcome(
        of future: EventLoopFuture<ClientConnection>
    ) async -> Result<ClientConnection, any Error> {
        do {
            return .success(try await future.get())
        } catch {
            return .failure(error)
        }
    }

    private static func closed(_ connection: ClientConnection) async {
        do {
            try await connection.close().get()
        } catch {
            // The close future reports how the socket closed; closed it is either way.
            return
        }
    }
}
