// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingTestKit
import Testing

/// What is sealed opens in another program that knows the keys: Python's `cryptography`.
struct SealedOracleTests {
    @Test func `five hundred cells, wrapped keys and pieces open elsewhere`() async throws {
        var random = SeededRandom(seed: 39)
        func bytes(_ count: Int) -> [UInt8] {
            (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        }
        var lines: [String] = []
        var texts: [[UInt8]] = []
        for round in 0..<500 {
            let secret = bytes(DataKey.sizeBytes)
            let text = bytes(round + 1)
            let key = try #require(DataKey(random: secret))
            let account = AccountID(rawValue: Int64.random(in: 1 ... .max, using: &random))
            let number = Int64.random(in: 1 ... .max, using: &random)
            let nonce = bytes(DataKey.nonceSizeBytes)
            let hex = Hexadecimal.text
            switch round % 3 {
            case 0:
                let column = SealedCell.Column.allCases[
                    round / 3 % SealedCell.Column.allCases.count]
                let row = bytes(round % 65)
                let sealed = try key.seal(
                    text, in: SealedCell(column, of: account, key: row), nonce: nonce)
                lines.append(
                    "cell \(hex(secret)) \(column.rawValue) \(account.rawValue) "
                        + "\(row.isEmpty ? "-" : hex(row)) \(hex(sealed.bytes))")
                texts.append(text)
            case 1:
                let root = bytes(KeyFile.secretSizeBytes)
                let wrapping = bytes(KeyFile.secretSizeBytes)
                let wrapped = try KeyRing(KeyFile(root: root, secret: wrapping)).wrap(
                    key, of: account, nonce: nonce)
                lines.append(
                    "wrapped \(hex(root)) \(hex(wrapping)) \(account.rawValue) "
                        + "\(hex(wrapped.bytes))")
                texts.append(secret)
            default:
                let sealed = try key.fileKey(of: UploadID(rawValue: number)).seal(
                    text, as: FileKey.Piece(round, isLast: round.isMultiple(of: 2)), nonce: nonce)
                lines.append(
                    "piece \(hex(secret)) \(number) \(round) \(round.isMultiple(of: 2) ? 1 : 0) "
                        + hex(sealed))
                texts.append(text)
            }
        }
        let opened = try await PythonOracle.lines("sealed_oracle.py", input: lines)
        try #require(opened.count == texts.count)
        for (one, text) in zip(opened, texts) { #expect(one == Hexadecimal.text(text)) }
    }
}
