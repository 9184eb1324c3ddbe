// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

/// The keys that a centre's program logs in with.
@Suite struct CentreKeyTests {
    private static func challenge(
        nonce: UInt8 = 7, keyID: String = "21fe31dfa154a261", connection: UInt64 = 5,
        ms: Int64 = 1_768_000_000_000
    ) -> CentreChallenge {
        CentreChallenge(
            nonce: Array(repeating: nonce, count: 32), keyID: keyID, connection: connection,
            at: Instant(ms: ms))
    }

    /// RFC 8032, section 7.1, test 1.
    @Test func `a private key has the public key of RFC 8032`() throws {
        let key = try #require(
            CentrePrivateKey(
                bytes: SealFixture.bytes(
                    hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")))
        #expect(
            key.publicKey.bytes
                == SealFixture.bytes(
                    hex: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
    }

    @Test func `the signed bytes are written out in proto/README.md's order`() {
        let expected =
            Array("filing-centre-v1".utf8) + [UInt8](repeating: 7, count: 32) + [0, 16]
            + Array("21fe31dfa154a261".utf8) + [0, 0, 0, 0, 0, 0, 0, 5]
            + SealFixture.bytes(hex: "0000019ba4f9c000")
        #expect(Self.challenge(ms: 0x0000_019b_a4f9_c000).bytes == expected)
    }

    @Test func `a signature is good for its own challenge only`() throws {
        let key = try #require(CentrePrivateKey(bytes: [UInt8](1...32)))
        let signature = try key.sign(Self.challenge())
        #expect(key.publicKey.verifies(signature: signature, of: Self.challenge()))
        for other in [
            Self.challenge(nonce: 8), Self.challenge(keyID: "21fe31dfa154a262"),
            Self.challenge(connection: 6), Self.challenge(ms: 1_768_000_000_001),
        ] {
            #expect(!key.publicKey.verifies(signature: signature, of: other))
        }
        let stranger = try #require(CentrePrivateKey(bytes: [UInt8](2...33)))
        #expect(!stranger.publicKey.verifies(signature: signature, of: Self.challenge()))
    }

    @Test(arguments: [0, 1, 63, 64, 65, 4_096])
    func `a signature of zeros, of any length, is wrong and never a trap`(count: Int) throws {
        let key = try #require(CentrePrivateKey(bytes: [UInt8](1...32)))
        let zeros = [UInt8](repeating: 0, count: count)
        #expect(!key.publicKey.verifies(signature: zeros, of: Self.challenge()))
    }
}
