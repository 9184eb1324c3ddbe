// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import FilingContract

struct ArenaTests {
    private func withArena(budget: Int, _ body: (UnsafeMutablePointer<Arena>) throws -> Void) throws
    {
        try withUnsafeTemporaryAllocation(byteCount: Arena.firstBlockBytes, alignment: 16) {
            block in
            let arena = try #require(Arena.open(in: block, budget: budget))
            defer { arena.pointee.release() }
            try body(arena)
        }
    }

    @Test func `the budget counts every byte given out, rounded up to the alignment`() throws {
        try self.withArena(budget: 100) { arena in
            #expect(arena.pointee.allocate(1) != nil)
            #expect(arena.pointee.handedOut == 8)
            #expect(arena.pointee.allocate(88) != nil)
            #expect(arena.pointee.handedOut == 96)
            #expect(arena.pointee.allocate(5) == nil)
            #expect(arena.pointee.allocate(0) != nil)
            #expect(arena.pointee.handedOut == 96)
        }
    }

    @Test(arguments: [-1, Int.min, Int.max, Int.max - 7, Arena.unlimited + 1])
    func `a size that no memory has is refused, not computed with`(size: Int) throws {
        try self.withArena(budget: Arena.unlimited) { arena in
            #expect(arena.pointee.allocate(size) == nil)
        }
    }

    @Test func `memory is aligned, disjoint and stays as written across blocks`() throws {
        var chance = SeededGenerator(seed: 42)
        try self.withArena(budget: Arena.unlimited) { arena in
            var pieces: [(UnsafeMutableRawBufferPointer, UInt8)] = []
            for round in 0..<2_000 {
                let size = Int.random(in: 0...(round % 100 == 0 ? 50_000 : 300), using: &chance)
                let memory = arena.pointee.allocate(size)
                let start = try #require(memory)
                #expect(Int(bitPattern: start) % Arena.alignment == 0)
                let piece = UnsafeMutableRawBufferPointer(start: start, count: size)
                let mark = UInt8(truncatingIfNeeded: round)
                piece.initializeMemory(as: UInt8.self, repeating: mark)
                pieces.append((piece, mark))
            }
            #expect(pieces.allSatisfy { piece, mark in piece.allSatisfy { $0 == mark } })
        }
    }

    @Test(arguments: [
        (0, 8, 65_536),
        (1_048_576, 8, 65_536 + 8_388_608),
        (10, 0, 65_536),
        (10, -5, 65_536),
        (Int.max, 8, Arena.unlimited),
        (Int.max / 8, 8, Arena.unlimited),
    ])
    func `the budget of a decode is 64 KiB and a multiple of its input`(
        inputBytes: Int, factor: Int, budget: Int
    ) {
        #expect(Arena.budget(inputBytes: inputBytes, factor: factor) == budget)
    }

    @Test func `a block too small for the arena's state is refused`() {
        withUnsafeTemporaryAllocation(byteCount: 8, alignment: 16) { block in
            #expect(Arena.open(in: block, budget: 100) == nil)
        }
    }

    @Test func `a scan of text sees each NUL and each high byte, at every position`() {
        for count in 0...40 {
            let text = [UInt8](repeating: 0x61, count: count)
            text.withUnsafeBytes { bytes in
                #expect(!TextScan.scan(bytes).hasNUL && TextScan.scan(bytes).isASCII)
            }
            for position in 0..<count {
                for byte: UInt8 in [0, 1, 0x7F, 0x80, 0x81, 0xFF] {
                    var text = text
                    text[position] = byte
                    let scan = text.withUnsafeBytes { TextScan.scan($0) }
                    #expect(scan.hasNUL == (byte == 0))
                    #expect(scan.isASCII == (byte < 0x80))
                }
            }
        }
    }
}
