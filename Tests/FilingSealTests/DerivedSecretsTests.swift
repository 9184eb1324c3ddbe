// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

/// What is made with the server's keys: blind indexes, SMS codes, tokens.
@Suite struct DerivedSecretsTests {
    @Test(arguments: [
        ("13800138000", BlindIndex.Field.phone, "cd793c7b1df1aec3c8ea5dbe3fd7517d"),
        ("li-hua", .userName, "4f1171bf7647a9f08d0be14e680841e3"),
        ("11010519491231002X", .idNumber, "f0f73578437fa038bec77b8ac323c92e"),
    ])
    func `a blind index is the HMAC that another program computes`(
        value: String, field: BlindIndex.Field, hex: String
    ) throws {
        let keys = try SealFixture.keys()
        #expect(
            BlindIndex(of: value, field: field, keys: keys).bytes == SealFixture.bytes(hex: hex))
    }

    @Test func `a blind index depends on field and key`() throws {
        let keys = try SealFixture.keys()
        let other = try SealFixture.keys(firstByte: 1)
        let indexes = BlindIndex.Field.allCases.flatMap { field in
            [keys, other].map { BlindIndex(of: "13800138000", field: field, keys: $0) }
        }
        #expect(Set(indexes).count == 2 * BlindIndex.Field.allCases.count)
    }

    @Test func `a request's hash covers key, method and body and keeps them apart`() throws {
        let keys = try SealFixture.keys()
        let hash = RequestHash(method: "filing.v1.Filing/Submit", body: [8, 1], keys: keys)
        #expect(
            hash.bytes
                == SealFixture.bytes(
                    hex: "e2cad4e1f70a97f612d0d579a197ef152091b48a8a4e6f1264b879ab18591252"))
        #expect(
            RequestHash(method: "ab", body: Array("c".utf8), keys: keys)
                != RequestHash(method: "a", body: Array("bc".utf8), keys: keys))
        let other = RequestHash(
            method: "filing.v1.Filing/Submit", body: [8, 1],
            keys: try SealFixture.keys(firstByte: 1))
        #expect(other != hash)
    }

    @Test(arguments: [(0, "893310"), (1, "565357"), (2, "461769"), (3, "102280")])
    func `an SMS code is the HMAC that another program computes`(
        nonceByte: UInt8, code: String
    ) throws {
        let made = SmsCode(
            nonce: Array(repeating: nonceByte, count: 16), phone: "13800138000",
            purpose: "register", keys: try SealFixture.keys())
        #expect(made.text == code)
        #expect(made.matches(code))
    }

    @Test func `an SMS code is worthless for another phone, purpose, challenge or key`() throws {
        let keys = try SealFixture.keys()
        let nonce = Array(repeating: UInt8(0), count: 16)
        let code = SmsCode(nonce: nonce, phone: "13800138000", purpose: "register", keys: keys)
        let others = [
            SmsCode(nonce: nonce, phone: "13800138001", purpose: "register", keys: keys),
            SmsCode(nonce: nonce, phone: "13800138000", purpose: "reset", keys: keys),
            SmsCode(nonce: nonce + [0], phone: "13800138000", purpose: "register", keys: keys),
            SmsCode(
                nonce: nonce, phone: "13800138000", purpose: "register",
                keys: try SealFixture.keys(firstByte: 1)),
        ]
        for other in others { #expect(!other.matches(code.text)) }
        for typed in ["", "89331", "8933100", "８９３３１０", " 893310"] {
            #expect(!code.matches(typed))
        }
    }

    @Test func `SMS codes always have six digits and fill the range evenly`() throws {
        let keys = try SealFixture.keys()
        var random = SeededGenerator(state: 6)
        var leading = [Int](repeating: 0, count: 10)
        for _ in 0..<10_000 {
            let code = SmsCode(
                nonce: random.bytes(16), phone: "13800138000", purpose: "register", keys: keys)
            #expect(code.text.utf8.count == 6)
            let value = try #require(Int(code.text))
            leading[value / 100_000] += 1
        }
        // 1,000 expected in each tenth, standard deviation 30: six of them on either side.
        #expect(leading.allSatisfy { (820...1_180).contains($0) })
    }

    @Test func `a token is 47 bytes and reads back`() throws {
        let token = try #require(SessionToken(random: Array(0..<32)))
        #expect(token.text == Array("ft1_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8".utf8))
        #expect(token.text.count == SessionToken.textSizeBytes)
        #expect(SessionToken(text: token.text)?.digest == token.digest)
        #expect(token.digest == Digest(of: Array(0..<32)))
        #expect(SessionToken(random: Array(0..<31)) == nil)
    }

    @Test(arguments: [
        "", "ft1_", "ft2_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "ft1_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9",  // unused bits not zero
        "ft1_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "ft1_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
        "ft1_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd+/8",
        "ft1_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdH\u{0}8",
    ])
    func `a token of another form is refused`(text: String) {
        #expect(SessionToken(text: Array(text.utf8)) == nil)
    }
}
