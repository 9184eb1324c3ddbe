// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTransport
import FilingWire
import NIOCore

/// Makes calls: deadline, idempotency key, tries, pauses.
struct Caller: Sendable {
    let link: Link
    let settings: FilingClient.Settings
    let surroundings: ClientSurroundings
    let budget: RetryBudget
    let backoff: Backoff
    let secrecy: Secrecy

    init(link: Link, settings: FilingClient.Settings, surroundings: ClientSurroundings) {
        self.link = link
        self.settings = settings
        self.surroundings = surroundings
        self.budget = RetryBudget(
            tokens: settings.retryTokens, ratio: settings.retryTokenRatio)
        self.backoff = Backoff(settings)
        self.secrecy = Secrecy(settings: settings, surroundings: surroundings)
    }

    /// One typed call with all its tries.
    ///
    /// - Parameter slack: added to the local deadline, for a long poll whose reply comes just
    ///   before the deadline that the server was told.
    func call<Request: Message, Reply: Message>(
        _ method: Method<Request, Reply>, _ request: Request, _ rule: RepeatRule,
        _ options: CallOptions, access: CallAccess = .session, slack: TimeAmount = .zero
    ) async throws(FilingError) -> Reply {
        let language = self.language(options)
        let deadline = self.deadline(options)
        let key = self.key(rule, options)
        return try await self.trying(rule, until: deadline, language) {
            (attempt) async throws(FilingError) -> Reply in
            let needsSession = access == .session && options.token == nil
            if needsSession { try self.link.checkSession() }
            let connection = try await self.link.connection(by: deadline, language)
            // This very connection may have been told that the session is over.
            if needsSession { try self.link.checkSession() }
            let head = self.head(
                method.name, options, key: key, attempt: attempt, deadline: deadline)
            return try await self.exchange(
                method, head, request, on: connection, deadline: deadline + slack, language)
        }
    }

    /// One REQUEST and its RESPONSE on a given connection.
    func exchange<Request: Message, Reply: Message>(
        _ method: Method<Request, Reply>, _ head: RpcV1.CallHead, _ request: Request,
        on connection: ClientConnection, deadline: NIODeadline, _ language: FilingLanguage
    ) async throws(FilingError) -> Reply {
        try self.secrecy.require(head, on: connection, language)
        do {
            let call = try connection.begin(head, request, deadline: deadline)
            return try Self.reply(try await call.answer(), language)
        } catch let failure as CallFailure {
            throw FilingError(failure, language)
        } catch let error as FilingError {
            throw error
        } catch {
            preconditionFailure("begin and answer throw CallFailure, reply throws FilingError")
        }
    }

    /// The reply of an answered call.
    ///
    /// - Throws: its status if that is not OK.
    static func reply<Reply: Message>(
        _ answer: (status: RpcV1.Status, body: ByteBuffer), _ language: FilingLanguage
    ) throws(FilingError) -> Reply {
        guard answer.status.code == StatusCode.ok.rawValue else {
            throw FilingError(answer.status)
        }
        do {
            return try Reply(decoding: answer.body)
        } catch {
            throw FilingError(
                .replyMalformed, language, isNotProcessed: false,
                details: ["field": error.description])
        }
    }

    /// Repeats `body` by the rule until it succeeds or must not be repeated any more.
    func trying<Result: Sendable>(
        _ rule: RepeatRule, until deadline: NIODeadline, _ language: FilingLanguage,
        _ body: (_ attempt: UInt32) async throws(FilingError) -> Result
    ) async throws(FilingError) -> Result {
        var attempt: UInt32 = 0
        while true {
            let failure: FilingError
            do {
                let result = try await body(attempt)
                self.budget.succeeded()
                return result
            } catch {
                failure = error
            }
            guard rule.allows(after: failure) else { throw failure }
            attempt += 1
            guard self.budget.failed(), attempt < self.settings.maxTries else { throw failure }
            try await self.pause(failures: attempt, after: failure, until: deadline, language)
        }
    }

    /// Waits as long as the server advised or our own back-off says, whichever is longer.
    ///
    /// - Throws: the failure itself if the deadline would pass meanwhile.
    func pause(
        failures: UInt32, after failure: FilingError, until deadline: NIODeadline,
        _ language: FilingLanguage
    ) async throws(FilingError) {
        let advised = TimeAmount.milliseconds(Int64(failure.retryAfterMs))
        let own = self.backoff.pause(failures: failures, unit: self.surroundings.unit())
        let pause = max(advised, own)
        guard self.surroundings.now() + pause < deadline else { throw failure }
        do {
            try await self.surroundings.sleep(pause)
        } catch {
            throw FilingError(CallFailure(.cancelled, processed: .no), language)
        }
    }

    /// The head of one try.
    func head(
        _ method: String, _ options: CallOptions, key: [UInt8] = [], attempt: UInt32 = 0,
        deadline: NIODeadline
    ) -> RpcV1.CallHead {
        // What is left of the call's time, rounded up: 0 would mean the default.
        let leftNs = max((deadline - self.surroundings.now()).nanoseconds, 0)
        let leftMs = UInt32(clamping: leftNs / 1_000_000) + (leftNs % 1_000_000 > 0 ? 1 : 0)
        return RpcV1.CallHead(
            method: method, timeoutMs: max(leftMs, 1), token: options.token ?? [],
            idempotencyKey: key, trace: options.trace, attempt: attempt,
            metadata: [
                RpcV1.KeyValue(key: "lang", value: Array(self.language(options).rawValue.utf8))
            ])
    }

    /// When the whole call fails here.
    func deadline(_ options: CallOptions) -> NIODeadline {
        WireLimits().deadline(timeoutMs: options.timeoutMs, from: self.surroundings.now())
    }

    /// The language of a call's messages.
    func language(_ options: CallOptions) -> FilingLanguage {
        options.language ?? self.settings.language
    }

    /// The idempotency key of a call: the caller's, or random; none for what needs none.
    private func key(_ rule: RepeatRule, _ options: CallOptions) -> [UInt8] {
        switch rule {
        case .keyed: options.idempotencyKey ?? self.surroundings.bytes(Self.keySizeBytes)
        case .harmless, .once: []
        }
    }

    /// Bytes of a random key: 128 bits do not collide in 24 hours.
    private static let keySizeBytes = 16
}
