// SPDX-License-Identifier: Apache-2.0

public import FilingContract
import FilingDomain
import FilingSeal

/// Registration, login and sessions: `filing.v1.Auth`.
///
/// The client has one identity at a time, that of its last login; it survives reconnects. Calls
/// with `CallOptions.token` act as another session and leave the client's own alone.
public struct AuthCalls: Sendable {
    let caller: Caller

    /// An image for a person to read; its answer is good for 3 minutes and one use.
    public func getCaptcha(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.GetCaptchaReply {
        try await self.caller.call(
            FilingV1.Auth.getCaptcha, FilingV1.GetCaptchaRequest(), .harmless, options,
            access: .anybody)
    }

    /// Sends a 6-digit code by SMS.
    ///
    /// - Throws: CAPTCHA_WRONG, CODE_TOO_SOON, CODE_LOCKED.
    public func requestCode(
        phone: String, purpose: FilingV1.CodePurpose, captcha: FilingV1.CaptchaAnswer,
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.RequestCodeReply {
        try await self.caller.call(
            FilingV1.Auth.requestCode,
            FilingV1.RequestCodeRequest(phone: phone, purpose: purpose, captcha: captcha), .keyed,
            options, access: .anybody)
    }

    /// Makes an applicant's account.
    ///
    /// It does not log in. The password's rules are checked here first.
    public func registerAccount(
        _ request: FilingV1.RegisterAccountRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.RegisterAccountReply {
        try self.requireStrong(
            request.password, phone: request.phone, userName: request.userName, options)
        return try await self.caller.call(
            FilingV1.Auth.registerAccount, request, .keyed, options, access: .anybody)
    }

    /// Sets a forgotten password, with a code for RESET_PASSWORD; all sessions end.
    public func resetPassword(
        _ request: FilingV1.ResetPasswordRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) {
        try self.requireStrong(request.password, phone: request.phone, options)
        _ = try await self.caller.call(
            FilingV1.Auth.resetPassword, request, .keyed, options, access: .anybody)
    }

    /// Sets another password within 10 minutes of a login; all sessions end, this one too.
    ///
    /// - Throws: FRESH_LOGIN_REQUIRED, PASSWORD_TOO_WEAK.
    public func changePassword(
        to password: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) {
        try self.requireStrong(password, options)
        _ = try await self.caller.call(
            FilingV1.Auth.changePassword, FilingV1.ChangePasswordRequest(password: password),
            .keyed, options)
        try await self.forgetSession(options)
    }

    /// Moves the account to another phone within 10 minutes of a login, with a code for
    /// CHANGE_PHONE that was sent to the new one.
    public func changePhone(
        to phone: String, code: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) {
        _ = try await self.caller.call(
            FilingV1.Auth.changePhone, FilingV1.ChangePhoneRequest(phone: phone, code: code),
            .keyed, options)
    }

    /// Stops a change of the phone that support has begun.
    ///
    /// - Throws: PHONE_CHANGE_UNKNOWN.
    public func cancelPhoneChange(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) {
        _ = try await self.caller.call(
            FilingV1.Auth.cancelPhoneChange, FilingV1.CancelPhoneChangeRequest(), .keyed, options)
    }

    /// Releases one's own locked account, with a code for UNLOCK.
    ///
    /// - Throws: UNLOCK_FAILED.
    public func unlockAccount(
        _ request: FilingV1.UnlockAccountRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) {
        _ = try await self.caller.call(
            FilingV1.Auth.unlockAccount, request, .keyed, options, access: .anybody)
    }

    /// Logs in with SCRAM-SHA-256; the password does not leave this process.
    ///
    /// The server must prove that it knows the account. An exchange that asks for fewer than
    /// 100,000 or more than 2,000,000 rounds, or that answers with somebody else's nonce, is
    /// stopped before anything that depends on the password is sent.
    ///
    /// - Parameters:
    ///   - name: a phone or a user name.
    ///   - captcha: used up by the try, whatever comes of it: a login is not repeated by itself.
    ///   - secondFactor: for staff, the authenticator's 6 digits or a one-time recovery code.
    /// - Throws: LOGIN_FAILED for a wrong name, password or second factor, or a locked account;
    ///   CAPTCHA_WRONG; SERVER_UNPROVEN for a server that is not what it says it is.
    public func login(
        name: String, password: String, captcha: FilingV1.CaptchaAnswer, secondFactor: String = "",
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingLogin {
        let deadline = self.caller.deadline(options)
        let language = self.caller.language(options)
        return try await self.caller.trying(.once, until: deadline, language) {
            (attempt) async throws(FilingError) -> FilingLogin in
            let connection = try await self.caller.link.connection(by: deadline, language)
            return try await ScramLogin(
                caller: self.caller, connection: connection, options: options, attempt: attempt,
                deadline: deadline
            ).run(name: name, password: password, captcha: captcha, secondFactor: secondFactor)
        }
    }

    /// Logs a regional centre's program in with its Ed25519 key.
    ///
    /// - Parameter privateKey: 32 bytes.
    /// - Throws: LOGIN_FAILED for a key that is not enrolled, REQUEST_UNSENDABLE for one that is none.
    public func login(
        privateKey: [UInt8], options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingLogin {
        let deadline = self.caller.deadline(options)
        let language = self.caller.language(options)
        guard let key = CentrePrivateKey(bytes: privateKey) else {
            throw FilingError(.requestUnsendable, language, isNotProcessed: true)
        }
        // A challenge lives on one connection: it is repeated as a whole, with a new nonce.
        return try await self.caller.trying(.harmless, until: deadline, language) {
            (attempt) async throws(FilingError) -> FilingLogin in
            let connection = try await self.caller.link.connection(by: deadline, language)
            return try await KeyLogin(
                caller: self.caller, connection: connection, options: options, attempt: attempt,
                deadline: deadline
            ).run(key)
        }
    }

    /// Logs a regional centre's program in with the certificate that its connection shows.
    ///
    /// - Throws: CERTIFICATE_REQUIRED, LOGIN_FAILED.
    public func certificateLogin(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingLogin {
        let deadline = self.caller.deadline(options)
        let language = self.caller.language(options)
        return try await self.caller.trying(.harmless, until: deadline, language) {
            (attempt) async throws(FilingError) -> FilingLogin in
            let connection = try await self.caller.link.connection(by: deadline, language)
            let method = FilingV1.Auth.certificateLogin
            var options = options
            // The login is about the connection's own identity.
            options.token = nil
            let head = self.caller.head(
                method.name, options, attempt: attempt, deadline: deadline)
            let reply = try await self.caller.exchange(
                method, head, FilingV1.CertificateLoginRequest(), on: connection,
                deadline: deadline, language)
            self.caller.link.remember(token: reply.token, on: connection)
            return FilingLogin(session: reply.session ?? FilingV1.Session(), token: reply.token)
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
        try await self.describe(options: options).session ?? FilingV1.Session()
    }

    /// Says whose session this is, and how many notices wait to be read.
    public func describe(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.DescribeSessionReply {
        try await self.caller.call(
            FilingV1.Auth.describeSession, FilingV1.DescribeSessionRequest(), .harmless, options)
    }

    /// The live sessions of the session's owner, newest first.
    public func listSessions(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> [FilingV1.SessionInfo] {
        try await self.caller.call(
            FilingV1.Auth.listSessions, FilingV1.ListSessionsRequest(), .harmless, options
        ).sessions
    }

    /// Ends one of one's own sessions.
    ///
    /// Ending an ended one is fine.
    public func revokeSession(
        _ id: UInt64, options: CallOptions = CallOptions()
    ) async throws(FilingError) {
        _ = try await self.caller.call(
            FilingV1.Auth.revokeSession, FilingV1.RevokeSessionRequest(id: id), .harmless, options)
    }

    /// Ends the session everywhere.
    ///
    /// Ending an ended session is fine.
    public func logout(options: CallOptions = CallOptions()) async throws(FilingError) {
        _ = try await self.caller.call(
            FilingV1.Auth.logout, FilingV1.LogoutRequest(), .harmless, options)
        try await self.forgetSession(options)
    }

    private func forgetSession(_ options: CallOptions) async throws(FilingError) {
        guard options.token == nil else { return }
        let connection = try await self.caller.link.connection(
            by: self.caller.deadline(options), self.caller.language(options))
        self.caller.link.forgetSession(on: connection)
    }

    /// The server's own rules, so that a weak password does not travel.
    private func requireStrong(
        _ password: String, phone: String = "", userName: String = "", _ options: CallOptions
    ) throws(FilingError) {
        let language = self.caller.language(options)
        do {
            try PasswordRules(
                phone: phone.isEmpty ? nil : PhoneNumber(text: phone),
                userName: userName.isEmpty ? nil : UserName(text: userName)
            ).require(PasswordText(typed: password).text)
        } catch let refusal as Refusal {
            throw FilingError(
                refusal.reason, language, cause: .refused, isNotProcessed: true,
                details: refusal.details.mapValues(\.text))
        } catch {
            throw FilingError(
                .passwordTooWeak, language, cause: .refused, isNotProcessed: true)
        }
    }
}
