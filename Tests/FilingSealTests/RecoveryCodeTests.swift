// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

/// What stands in for a lost authenticator.
@Suite struct RecoveryCodeTests {
    private static let owner = AccountID(rawValue: 41)

    @Test func `a recovery code is taken as people type it, and its digest is one account's`()
        throws
    {
        let keys = try SealFixture.keys()
        let code = try #require(RecoveryCode(random: [UInt8](repeating: 0xA7, count: 10)))
        let typed = try #require(RecoveryCode(typed: " \(code.text.lowercased()) "))
        #expect(typed.digest(of: Self.owner, keys: keys) == code.digest(of: Self.owner, keys: keys))
        #expect(
            code.digest(of: AccountID(rawValue: 42), keys: keys)
                != code.digest(of: Self.owner, keys: keys))
        #expect(RecoveryCode(typed: "") == nil)
        #expect(RecoveryCode(typed: "ABCD") == nil)
    }
}
