// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingSeal
import FilingServer
import FilingStore

/// People who are there already, for tests that are not about registration.
extension TestServer {
    /// Somebody with an account and a session.
    package struct Person: Sendable {
        /// Whose.
        package let account: AccountID
        /// Opens their session.
        package let token: [UInt8]
    }

    /// An applicant with a session; nothing stated yet.
    package func applicant(phone: String = "13800138001") async throws -> Person {
        let phone = try PhoneNumber(text: phone)
        return try await self.person(
            phone: phone, userName: nil, role: .applicant, region: nil)
    }

    /// A member of staff with a session.
    package func staff(
        _ userName: String, _ role: Role = .reviewer, region: String = "11"
    ) async throws -> Person {
        try await self.person(
            phone: nil, userName: userName, role: role,
            region: role.isAdministrator ? nil : RegionCode(text: region))
    }

    /// A member of staff who logs in with a password and an authenticator.
    package func staff(
        _ userName: String, _ role: Role, region: String = "11", password: String
    ) async throws -> Person {
        let person = try await self.staff(userName, role, region: region)
        let random = SystemRandomSource()
        let credential = try ScramCredential(
            PasswordText(typed: password), salt: random.bytes(ScramCredential.saltSizeBytes))
        let recovery = RecoveryCode(random: Self.recoveryBytes).map {
            $0.digest(of: person.account, keys: self.keys)
        }
        try await self.store.write { transaction in
            let key = try self.personal.key(of: person.account, in: transaction)
            try transaction.set(credential: key.sealed(credential), of: person.account)
            try transaction.setFactor(
                of: person.account, secret: key.sealed(factorSecret: Self.factorSecret),
                recoveryCodes: recovery.map { [$0] } ?? [])
        }
        return person
    }

    /// What the staff's authenticator shows now.
    package var factorCode: String {
        Totp(secret: Self.factorSecret).code(step: Totp.step(at: self.clock.now()))
    }

    /// The staff's one recovery code.
    package static var recoveryCode: String {
        RecoveryCode(random: Self.recoveryBytes)?.text ?? ""
    }

    private static let factorSecret = [UInt8](1...20)
    private static let recoveryBytes = [UInt8](101...110)

    /// Another session of an account that is there.
    package func session(of account: AccountID) async throws -> Person {
        let token = try Self.token()
        let now = self.clock.now()
        _ = try await self.store.write {
            try $0.openSession(of: account, tokenHash: token.digest.bytes, at: now)
        }
        return Person(account: account, token: token.text)
    }

    private static func token() throws -> SessionToken {
        let random = SystemRandomSource().bytes(SessionToken.secretSizeBytes)
        guard let token = SessionToken(random: random) else { throw Refusal(.loginFailed) }
        return token
    }

    private func person(
        phone: PhoneNumber?, userName: String?, role: Role, region: RegionCode?
    ) async throws -> Person {
        let random = SystemRandomSource()
        let token = try Self.token()
        let now = self.clock.now()
        let account = try await self.store.write { transaction in
            let id = try transaction.nextAccountID()
            let key = try self.personal.makeKey(of: id, in: transaction)
            // Nobody logs in with it: no password has this record.
            try transaction.insert(
                NewAccount(
                    id: id,
                    phone: try phone.map {
                        try key.sealed(
                            $0,
                            index: BlindIndex(of: $0.text, field: .phone, keys: self.keys).bytes)
                    },
                    userName: userName, role: role, region: region,
                    credential: Sealed(bytes: random.bytes(16)), createdAt: now))
            _ = try transaction.openSession(of: id, tokenHash: token.digest.bytes, at: now)
            return id
        }
        return Person(account: account, token: token.text)
    }
}
