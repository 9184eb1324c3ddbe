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
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        return try await self.person(
            phone: NewAccount.IndexedPhone(digits: phone.text, index: index), userName: nil,
            role: .applicant, region: nil)
    }

    /// A member of staff with a session.
    package func staff(
        _ userName: String, _ role: Role = .reviewer, region: String = "11"
    ) async throws -> Person {
        try await self.person(
            phone: nil, userName: userName, role: role, region: RegionCode(text: region))
    }

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
        phone: NewAccount.IndexedPhone?, userName: String?, role: Role, region: RegionCode?
    ) async throws -> Person {
        let random = SystemRandomSource()
        let token = try Self.token()
        let now = self.clock.now()
        let account = try await self.store.write { transaction in
            let id = try transaction.nextAccountID()
            // Nobody logs in with it: no password has this record.
            try transaction.insert(
                NewAccount(
                    id: id, phone: phone, userName: userName, role: role, region: region,
                    credential: random.bytes(16), createdAt: now))
            _ = try transaction.openSession(of: id, tokenHash: token.digest.bytes, at: now)
            return id
        }
        return Person(account: account, token: token.text)
    }
}
