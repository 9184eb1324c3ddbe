// SPDX-License-Identifier: Apache-2.0

/// The file's form.
extension KeyFile {
    private static let header = "filing-key-file 2"
    private static let oldHeader = "filing-key-file 1"

    /// Reads a file's bytes, of either format.
    package init(bytes: [UInt8]) throws(KeyFileFailure) {
        guard bytes.count <= Self.sizeLimitBytes else { throw .tooLarge }
        var lines = bytes.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        let header = lines.popFirst()
        // The empty last piece is what follows the last line feed.
        guard let rest = lines.popLast(), rest.isEmpty else { throw .headerUnknown }
        if header?.elementsEqual(Self.oldHeader.utf8) == true {
            guard lines.count == 1 else { throw .linesUnexpected }
            let key = try Self.key(lines[lines.startIndex])
            try self.init(root: key.secret, keys: [key])
        } else if header?.elementsEqual(Self.header.utf8) == true {
            guard let root = lines.popFirst() else { throw .linesUnexpected }
            var keys: [Key] = []
            for line in lines { keys.append(try Self.key(line)) }
            try self.init(root: try Self.root(root), keys: keys)
        } else {
            throw .headerUnknown
        }
    }

    /// The bytes to write: format 2.
    package var bytes: [UInt8] {
        let keys = self.keys.map { "key \($0.version) \(Hexadecimal.text($0.secret))\n" }.joined()
        return Array("\(Self.header)\nroot \(Hexadecimal.text(self.root))\n\(keys)".utf8)
    }

    private static func root(_ line: ArraySlice<UInt8>) throws(KeyFileFailure) -> [UInt8] {
        let words = Self.words(line)
        guard words.count == 2, words[0].elementsEqual("root".utf8) else {
            throw .linesUnexpected
        }
        return try Self.secret(words[1])
    }

    private static func key(_ line: ArraySlice<UInt8>) throws(KeyFileFailure) -> Key {
        let words = Self.words(line)
        guard words.count == 3, words[0].elementsEqual("key".utf8) else { throw .linesUnexpected }
        guard words[1].allSatisfy({ (0x30...0x39).contains($0) }), words[1].first != 0x30,
            let version = UInt16(String(decoding: words[1], as: UTF8.self))
        else {
            throw .keyVersion
        }
        return Key(version: version, secret: try Self.secret(words[2]))
    }

    private static func words(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    }

    private static func secret(_ word: ArraySlice<UInt8>) throws(KeyFileFailure) -> [UInt8] {
        guard let secret = Hexadecimal.bytes(word) else { throw .secretSize }
        return secret
    }
}
