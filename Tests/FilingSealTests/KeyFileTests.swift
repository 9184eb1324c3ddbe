// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

@Suite struct KeyFileTests {
    private static let root = Self.hex(0..<32)
    private static let first = Self.hex(0x40..<0x60)
    private static let second = Self.hex(0x80..<0xA0)
    private static let text = "filing-key-file 2\nroot \(root)\nkey 1 \(first)\n"
    private static let old = "filing-key-file 1\nkey 7 \(root)\n"

    private static func hex(_ bytes: Range<Int>) -> String {
        bytes.map { String($0 + 256, radix: 16).dropFirst() }.joined()
    }

    @Test func `a written file is read back as the same keys`() throws {
        let file = try KeyFile(bytes: Array(Self.text.utf8))
        #expect(file.present == 1)
        #expect(!file.isRotating)
        #expect(file.bytes == Array(Self.text.utf8))
        #expect(try SealFixture.file().bytes == file.bytes)
        #expect(
            BlindIndex(of: "x", field: .phone, keys: ServerKeys(file))
                == BlindIndex(of: "x", field: .phone, keys: try SealFixture.keys()))
    }

    @Test func `a file of format 1 is read: its one key is the root as well`() throws {
        let file = try KeyFile(bytes: Array(Self.old.utf8))
        #expect(file.present == 7)
        // Indexes made with it stay what they were.
        #expect(
            BlindIndex(of: "x", field: .phone, keys: ServerKeys(file))
                == BlindIndex(of: "x", field: .phone, keys: try SealFixture.keys()))
        let written = "filing-key-file 2\nroot \(Self.root)\nkey 7 \(Self.root)\n"
        #expect(file.bytes == Array(written.utf8))
        #expect(try KeyFile(bytes: file.bytes).bytes == file.bytes)
    }

    @Test func `a rotation adds a key, and then drops the old one`() throws {
        let file = try KeyFile(bytes: Array(Self.text.utf8))
        let during = try file.beginningRotation(secret: Array(0x80..<0xA0))
        #expect(during.bytes == Array((Self.text + "key 2 \(Self.second)\n").utf8))
        #expect(during.bytes.count <= KeyFile.sizeLimitBytes)
        #expect(during.present == 2)
        #expect(during.isRotating)
        #expect(throws: KeyFileFailure.rotationOpen) {
            try during.beginningRotation(secret: Array(0xC0..<0xE0))
        }
        let after = try KeyFile(bytes: during.bytes).endingRotation()
        #expect(
            after.bytes
                == Array("filing-key-file 2\nroot \(Self.root)\nkey 2 \(Self.second)\n".utf8))
        #expect(try after.endingRotation().bytes == after.bytes)
    }

    @Test func `the longest file is within the limit`() throws {
        let text =
            "filing-key-file 2\nroot \(Self.root)\nkey 65534 \(Self.first)\n"
            + "key 65535 \(Self.second)\n"
        let file = try KeyFile(bytes: Array(text.utf8))
        #expect(file.bytes == Array(text.utf8))
        #expect(throws: KeyFileFailure.keyVersion) {
            try file.endingRotation().beginningRotation(secret: Array(0..<32))
        }
    }

    @Test(arguments: [
        ("", KeyFileFailure.headerUnknown),
        ("filing-key-file 3\nroot \(root)\nkey 1 \(first)\n", .headerUnknown),
        ("filing-key-file 2", .headerUnknown),
        ("filing-key-file 2\nroot \(root)\nkey 1 \(first)", .headerUnknown),
        ("filing-key-file 2\r\nroot \(root)\r\nkey 1 \(first)\r\n", .headerUnknown),
        ("filing-key-file 2\n", .linesUnexpected),
        ("filing-key-file 2\nroot \(root)\n", .linesUnexpected),
        ("filing-key-file 2\nkey 1 \(first)\n", .linesUnexpected),
        ("filing-key-file 2\nkey 1 \(first)\nroot \(root)\n", .linesUnexpected),
        ("filing-key-file 2\nroot \(root)\nkey 1 \(first)\n\n", .linesUnexpected),
        ("filing-key-file 2\nroot  \(root)\nkey 1 \(first)\n", .linesUnexpected),
        ("filing-key-file 2\nroot \(root)\nkex 1 \(first)\n", .linesUnexpected),
        ("filing-key-file 2\nroot \(root.dropLast())\nkey 1 \(first)\n", .secretSize),
        ("filing-key-file 2\nroot \(root)\nkey 0 \(first)\n", .keyVersion),
        ("filing-key-file 2\nroot \(root)\nkey 01 \(first)\n", .keyVersion),
        ("filing-key-file 2\nroot \(root)\nkey -1 \(first)\n", .keyVersion),
        ("filing-key-file 2\nroot \(root)\nkey 65536 \(first)\n", .keyVersion),
        ("filing-key-file 2\nroot \(root)\nkey 1 \(first)\nkey 1 \(second)\n", .keyVersion),
        ("filing-key-file 2\nroot \(root)\nkey 1 \(second.uppercased())\n", .secretSize),
        ("filing-key-file 2\nroot \(root)\nkey 1 \(first)00\n", .secretSize),
        (
            "filing-key-file 2\nroot \(String(repeating: "0", count: 64))\nkey 1 \(first)\n",
            .secretWeak
        ),
        ("filing-key-file 1\n", .linesUnexpected),
        ("filing-key-file 1\nkey 1 \(root)\nkey 2 \(first)\n", .linesUnexpected),
        ("filing-key-file 1\nkey 1 \(String(repeating: "0", count: 64))\n", .secretWeak),
        (String(repeating: "x", count: 257), .tooLarge),
    ])
    func `a file of another form is refused`(text: String, failure: KeyFileFailure) {
        #expect(throws: failure) { try KeyFile(bytes: Array(text.utf8)) }
    }

    @Test func `a third key is refused`() throws {
        let lines = (1...3).map { "key \($0) \(Self.hex(($0 * 40)..<($0 * 40 + 32)))\n" }.joined()
        // Longer than any file may be, so it is not even looked at.
        #expect(throws: KeyFileFailure.tooLarge) {
            try KeyFile(bytes: Array("filing-key-file 2\nroot \(Self.root)\n\(lines)".utf8))
        }
    }

    @Test func `secrets do not print themselves`() throws {
        let file = try KeyFile(bytes: Array(Self.text.utf8))
        let keys = ServerKeys(file)
        let code = SmsCode(nonce: [], phone: "13800138000", purpose: "register", keys: keys)
        let token = try #require(SessionToken(random: Array(0..<32)))
        let password = try PasswordText(typed: "Tr0ub4dor&3")
        let credential = ScramCredential.decoy(for: "a", keys: keys)
        let data = try #require(DataKey(random: Array(0..<32)))
        let values: [any Unprinted] = [
            file, keys, code, token, password, credential, KeyRing(file), data,
            data.fileKey(of: UploadID(rawValue: 1)),
        ]
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            for shown in ["\(value)", String(reflecting: value), dumped] {
                #expect(shown.contains("not printed"))
                #expect(shown.count < 60)
            }
        }
    }
}
