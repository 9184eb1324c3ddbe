// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
@testable import FilingServer
import FilingStore
import FilingTestKit
import Testing

extension TestServer {
    /// The account of a phone.
    func account(ofPhone phone: String) async throws -> AccountID {
        let index = BlindIndex(of: phone, field: .phone, keys: self.keys).bytes
        let now = self.clock.now()
        return try await self.store.read {
            try #require(try $0.account(phoneIndex: index, now: now)).id
        }
    }

    /// One try at a login with everything after the network: true if it was let in.
    func tryLogin(
        _ account: AccountID, isProved: Bool, fromAddress address: String
    ) async throws -> Bool {
        let attempt = LoginAttempt(
            subject: LoginSubject(account, keys: self.keys).bytes,
            account: LoginExchanges.Account(id: account, role: .applicant, epoch: 0),
            isProved: isProved,
            secondFactor: "",
            source: BlindIndex(of: address, field: .source, keys: self.keys).bytes,
            at: self.clock.now())
        let (keys, personal) = (self.keys, self.personal)
        let hash = SystemRandomSource().bytes(32)
        return try await self.store.write {
            try attempt.judge(in: $0, keys: keys, personal, tokenHash: hash) != nil
        }
    }

    /// Has strangers type wrong passwords from many addresses: one more locks the account.
    func bringNearLock(_ account: AccountID) async throws {
        for stranger in 1..<LoginGuard.accountFailures {
            _ = try await self.tryLogin(
                account, isProved: false, fromAddress: "198.51.100.\(stranger)")
        }
    }
}
