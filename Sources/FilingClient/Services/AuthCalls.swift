// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// Registration, login and sessions: `filing.v1.Auth`.
///
/// The client has one identity at a time, that of its last login; it survives reconnects. Calls
/// with `CallOptions.token` act as another session and leave the client's own alone.
public struct AuthCalls: Sendable {
    let caller: Caller

    /// Sends a 6-digit code by SMS.
    public func requestCode(
        phone: String, purpose: FilingV1.CodePurpose = .register,
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.RequestCodeReply {
        try await self.caller.call(
            FilingV1.Auth.requestCode,
            FilingV1.RequestCodeRequest(phone: phone, purpose: purpose), .keyed, options,
            access: .anybody)
    }

    /// Makes an applicant's account.
    ///
    /// It does not log in.
    public func registerAccount(
        _ request: FilingV1.RegisterAccountRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.RegisterAccountReply {
        try await self.caller.call(
            FilingV1.Auth.registerAccount, request, .keyed, options, access: .anybody)
    }

    /// Logs in with SCRAM-SHA-256; the password does not leave this process.
    ///
    /// The server must prove that it knows the account. An exchange that asks for fewer than
    /// 100,000 or more than 2,000,000 rounds, or that answers with somebody else's nonce, is
    /// stopped before anything that depends on the password is sent.
    ///
    /// - Parameter name: a phone or a user name.
    /// - Throws: LOGIN_FAILED for a wrong name or password, SERVER_UNPROVEN for a server that is
    ///   not what it says it is.
    public func login(
        name: String, password: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingLogin {
        let deadline = self.caller.deadline(options)
        let language = self.caller.language(options)
        // An exchange lives on one connection: it is repeated as a whole, with a new nonce. At
        // worst a session is left behind that nobody knows the token of.
        return try await self.caller.trying(.harmless, until: deadline, language) {
            (attempt) async throws(FilingError) -> FilingLogin in
            let connection = try await self.caller.link.connection(by: deadline, language)
            return try await ScramLogin(
                caller: self.caller, connection: connection, options: options, attempt: attempt,
                deadline: deadline
            ).run(name: name, password: password)
        }
    }

    /// Takes up an earlier session as the client's own.
    ///
    /// - Throws: SESSION_EXPIRED.
    public func resume(
        token: [UInt8], options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.Session {
        let deadline = self.caller.deadline(options)
        let language = self.caller.language(options)
        return try await self.caller.trying(.harmless, until: deadline, language) {
            (attempt) async throws(FilingError) -> FilingV1.Session in
            let connection = try await self.caller.link.connection(by: deadline, language)
            let method = FilingV1.Auth.resume
            let head = self.caller.head(
                method.name, options, attempt: attempt, deadline: deadline)
            let reply = try await self.caller.exchange(
                method, head, FilingV1.ResumeRequest(token: token), on: connection,
                deadline: deadline, language)
            self.caller.link.remember(token: token, on: connection)
            return reply.session ?? FilingV1.Session()
        }
    }

    /// Says whose session this is.
    public func describeSession(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.Session {
        try await self.caller.call(
            FilingV1.Auth.describeSession, FilingV1.DescribeSessionRequest(), .harmless, options
        ).session ?? FilingV1.Session()
    }

    /// Ends the session everywhere.
    ///
    /// Ending an ended session is fine.
    public func logout(options: CallOptions = CallOptions()) async throws(FilingError) {
        _ = try await self.caller.call(
            FilingV1.Auth.logout, FilingV1.LogoutRequest(), .harmless, options)
        guard options.token == nil else { return }
        let connection = try await self.caller.link.connection(
            by: self.caller.deadline(options), self.caller.language(options))
        self.caller.link.forgetSession(on: connection)
    }
}
