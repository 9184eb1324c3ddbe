// SPDX-License-Identifier: Apache-2.0
import CProtobufC

/// Memory for one decode or encode, given out in a row and given back all at once.
///
/// A plain struct without references, so that libprotobuf-c can reach it through a pointer. Its state
/// and its first memory lie in a block that the caller provides, usually on the stack; only what does
/// not fit there comes from the heap, in growing blocks that `release` frees together.
///
/// The budget counts every byte given out. Because nothing is given back in between, it also bounds
/// the work of a decode: merging a sub-message again and again costs new memory each time.
struct Arena {
    /// Bytes of the block the caller provides: what the compiler still places on the stack.
    static let firstBlockBytes = 1_024
    /// All memory given out is aligned to this; no generated C struct needs more.
    static let alignment = 8
    /// The first block from the heap; each further one is twice as large, up to `largestBlockBytes`.
    static let smallestBlockBytes = 4_096
    /// Beyond this, doubling would only waste memory.
    static let largestBlockBytes = 1_048_576
    /// No limit in practice, and far enough from `Int.max` that rounding up cannot overflow.
    static let unlimited = Int.max / 2

    /// Bytes given out so far, rounded up to the alignment.
    private(set) var handedOut = 0
    private let budget: Int
    private var cursor: UnsafeMutableRawPointer
    private var available: Int
    /// The newest block from the heap.
    ///
    /// Each begins with a pointer to the one before.
    private var newestBlock: UnsafeMutableRawPointer?
    private var nextBlockBytes = Self.smallestBlockBytes

    /// Opens an arena whose state and first memory lie in the given block.
    ///
    /// - Parameters:
    ///   - block: at least `firstBlockBytes` bytes, aligned for pointers; it must outlive the arena.
    ///   - budget: the most bytes to give out, at most `unlimited`.
    static func open(
        in block: UnsafeMutableRawBufferPointer, budget: Int
    ) -> UnsafeMutablePointer<Arena>? {
        let stateBytes = MemoryLayout<Arena>.stride
        guard let base = block.baseAddress, block.count >= stateBytes else { return nil }
        let arena = base.bindMemory(to: Arena.self, capacity: 1)
        arena.initialize(
            to: Arena(
                budget: budget, cursor: base + stateBytes, available: block.count - stateBytes))
        return arena
    }

    private init(budget: Int, cursor: UnsafeMutableRawPointer, available: Int) {
        self.budget = budget
        self.cursor = cursor
        self.available = available
    }

    /// The budget of a decode: `DecodingLimits.arenaBase` plus `factor` times the input.
    static func budget(inputBytes: Int, factor: Int) -> Int {
        let (scaled, tooLarge) = inputBytes.multipliedReportingOverflow(by: max(0, factor))
        guard !tooLarge, scaled <= Self.unlimited - DecodingLimits.arenaBase else {
            return Self.unlimited
        }
        return DecodingLimits.arenaBase + scaled
    }

    /// Memory for `size` bytes, or nil if the budget does not allow it.
    @inline(__always)
    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        // A C size beyond Int.max arrives negative.
        guard size >= 0, size <= self.budget else { return nil }
        let rounded = (size &+ (Self.alignment - 1)) & ~(Self.alignment - 1)
        guard rounded <= self.budget &- self.handedOut else { return nil }
        if rounded > self.available {
            self.openBlock(for: rounded)
        }
        let memory = self.cursor
        self.cursor += rounded
        self.available &-= rounded
        self.handedOut &+= rounded
        return memory
    }

    /// Frees the blocks from the heap.
    ///
    /// All memory given out is invalid afterwards.
    mutating func release() {
        while let block = self.newestBlock {
            self.newestBlock = block.load(as: UnsafeMutableRawPointer?.self)
            block.deallocate()
        }
    }

    @inline(never)
    private mutating func openBlock(for size: Int) {
        // The link takes a pointer's place; 16 keeps what follows aligned as malloc would.
        let linkBytes = 16
        let bytes = max(size, self.nextBlockBytes) + linkBytes
        let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignment)
        block.storeBytes(of: self.newestBlock, as: UnsafeMutableRawPointer?.self)
        self.newestBlock = block
        self.cursor = block + linkBytes
        self.available = bytes - linkBytes
        self.nextBlockBytes = min(self.nextBlockBytes * 2, Self.largestBlockBytes)
    }
}

extension UnsafeMutablePointer<Arena> {
    /// The arena as libprotobuf-c wants an allocator; valid as long as the arena.
    var allocator: ProtobufCAllocator {
        ProtobufCAllocator(
            alloc: { state, size in
                state?.assumingMemoryBound(to: Arena.self).pointee.allocate(size)
            },
            // Everything is freed together at the end.
            free: { _, _ in },
            allocator_data: UnsafeMutableRawPointer(self))
    }
}
