// SPDX-License-Identifier: Apache-2.0

import FilingSeal
import Testing

@Suite struct KeyFileTests {
    private static let secret = String(
        (0..<32).map { String($0 + 256, radix: 16).dropFirst() }.joined())
    private static let text = "filing-key-file 1\nkey 7 \(secret)\n"

    @Test func `a written file is read back as the same key`() throws {
        let file = try KeyFile(bytes: Array(Self.text.utf8))
        #expect(file.version == 7)
        #expect(file.bytes == Array(Self.text.utf8))
        let again = try KeyFile(version: 7, secret: Array(0..<32))
        #expect(again.bytes == file.bytes)
        #expect(
            BlindIndex(of: "x", field: .phone, keys: ServerKeys(file))
                == BlindIndex(of: "x", field: .phone, keys: ServerKeys(again)))
    }

    @Test(arguments: [
        ("", KeyFileFailure.headerUnknown),
        ("filing-key-file 2\nkey 1 \(secret)\n", .headerUnknown),
        ("filing-key-file 1", .linesUnexpected),
        ("filing-key-file 1\n", .linesUnexpected),
        ("filing-key-file 1\nkey 1 \(secret)", .linesUnexpected),
        ("filing-key-file 1\nkey 1 \(secret)\n\n", .linesUnexpected),
        ("filing-key-file 1\nkey  1 \(secret)\n", .linesUnexpected),
        ("filing-key-file 1\nkex 1 \(secret)\n", .linesUnexpected),
        ("filing-key-file 1\r\nkey 1 \(secret)\r\n", .headerUnknown),
        ("filing-key-file 1\nkey 0 \(secret)\n", .keyVersion),
        ("filing-key-file 1\nkey 01 \(secret)\n", .keyVersion),
        ("filing-key-file 1\nkey -1 \(secret)\n", .keyVersion),
        ("filing-key-file 1\nkey 65536 \(secret)\n", .keyVersion),
        ("filing-key-file 1\nkey 1 \(secret.uppercased())\n", .secretSize),
        ("filing-key-file 1\nkey 1 \(secret.dropLast())\n", .secretSize),
        ("filing-key-file 1\nkey 1 \(secret)00\n", .secretSize),
        ("filing-key-file 1\nkey 1 \(String(repeating: "0", count: 64))\n", .secretWeak),
        (String(repeating: "x", count: 257), .tooLarge),
    ])
    func `a file of another form is refused`(text: String, failure: KeyFileFailure) {
        #expect(throws: failure) { try KeyFile(bytes: Array(text.utf8)) }
    }

    @Test func `secrets do not print themselves`() throws {
        let file = try KeyFile(bytes: Array(Self.text.utf8))
        let keys = ServerKeys(file)
        let code = SmsCode(nonce: [], phone: "13800138000", purpose: "register", keys: keys)
        let token = try #require(SessionToken(random: Array(0..<32)))
        let password = try PasswordText(typed: "Tr0ub4dor&3")
        let credential = ScramCredential.decoy(for: "a", keys: keys)
        for value: any Unprinted in [file, keys, code, token, password, credential] {
            var dumped = ""
            dump(value, to: &dumped)
            for shown in ["\(value)", String(reflecting: value), dumped] {
                #expect(shown.contains("not printed"))
                #expect(shown.count < 60)
            }
        }
    }
}
