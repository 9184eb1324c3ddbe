// SPDX-License-Identifier: Apache-2.0
import CProtobufC
import Testing

@testable import FilingContract

/// Every message against Google's protobuf for Python.
struct OracleTests {
    @Test(arguments: [1, 2026])
    func `every message means the same to Google's protobuf, both ways`(seed: Int) throws {
        try Oracle.with { oracle in
            let inputs = try oracle.messages(seed: seed, count: 30)
            #expect(Set(inputs.map(\.name)) == Set(Contract.messages.map { $0.protoName }))
            #expect(try oracle.judge(inputs, .honest) == inputs.count)
        }
    }

    @Test func `a message cut at any byte is refused exactly if Google's protobuf refuses it`()
        throws
    {
        try Oracle.with { oracle in
            // Longer ones only repeat what the short ones show.
            let short = try oracle.messages(seed: 3, count: 6).filter { $0.bytes.count <= 600 }
            let cuts = short.flatMap { input in
                input.bytes.indices.map { (input.name, Array(input.bytes[..<$0])) }
            }
            #expect(cuts.count > 10_000)
            #expect(try oracle.judge(cuts, .truncated) > 100)
        }
    }

    @Test func `20,000 damaged messages are refused or mean the same to Google's protobuf`() throws
    {
        var chance = SeededGenerator(seed: 7)
        try Oracle.with { oracle in
            let whole = try oracle.messages(seed: 5, count: 10).filter {
                (1...400).contains($0.bytes.count)
            }
            let damaged = try (0..<20_000).map { _ in
                let input = try #require(whole.randomElement(using: &chance))
                return (input.name, Self.damaged(input.bytes, using: &chance))
            }
            #expect((1_000..<19_000).contains(try oracle.judge(damaged, .hostile)))
        }
    }

    @Test func `20,000 strings of random bytes are refused or mean the same to Google's protobuf`()
        throws
    {
        var chance = SeededGenerator(seed: 11)
        let names = Contract.messages.map { $0.protoName }
        try Oracle.with { oracle in
            let noise = try (0..<20_000).map { _ in
                let count = Int.random(in: 0...40, using: &chance)
                // Small numbers make tags and lengths that lead somewhere.
                let bytes = (0..<count).map { _ in
                    Bool.random(using: &chance)
                        ? UInt8.random(in: 0...0x2A, using: &chance)
                        : UInt8.random(in: 0...255, using: &chance)
                }
                return (try #require(names.randomElement(using: &chance)), bytes)
            }
            #expect((500..<19_500).contains(try oracle.judge(noise, .hostile)))
        }
    }

    private static func damaged(
        _ bytes: [UInt8], using chance: inout SeededGenerator
    ) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &chance) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &chance)
            switch Int.random(in: 0..<5, using: &chance) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &chance)
            case 1: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: at)
            case 3: bytes.remove(at: at)
            default: bytes += bytes[at...].prefix(40)
            }
        }
        return bytes
    }
}
