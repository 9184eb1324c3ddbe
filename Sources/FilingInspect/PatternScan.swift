// SPDX-License-Identifier: Apache-2.0

/// A small gray JPEG, made up: what the load generator and the tests upload.
///
/// Baseline, one flat value a block of 8 x 8 pixels, so that the whole encoder is here. Source of the
/// format: ITU-T T.81.
package struct PatternScan: Sendable {
    /// What is on it.
    package enum Pattern: Sendable {
        /// A chessboard: passes every check.
        case chessboard
        /// Darker from left to right, without an edge: BLURRED.
        case slope
        /// White: BLANK.
        case white
    }

    private var width: Int
    private var height: Int
    private var pattern: Pattern

    package init(_ pattern: Pattern = .chessboard, width: Int = 304, height: Int = 304) {
        self.pattern = pattern
        self.width = width
        self.height = height
    }

    /// The file.
    ///
    /// - Parameters:
    ///   - sizeBytes: comments fill it up to this size; it is larger if the picture is.
    ///   - tag: goes into the first comment, to make files differ.
    package func bytes(sizeBytes: Int = 0, tag: UInt64 = 0) -> [UInt8] {
        var head: [UInt8] = [0xFF, 0xD8]
        // Every coefficient is divided by 8, so that the first one is the gray value less 128.
        head += Self.segment(0xDB, [0] + [UInt8](repeating: 8, count: 64))
        head += Self.segment(
            0xC0, [8] + Self.word(self.height) + Self.word(self.width) + [1, 1, 0x11, 0])
        // Nine codes of four bits: the sizes of differences; one of one bit: nothing follows.
        head += Self.segment(0xC4, [0x00, 0, 0, 0, 9] + [UInt8](repeating: 0, count: 12) + (0...8))
        head += Self.segment(0xC4, [0x10, 1] + [UInt8](repeating: 0, count: 15) + [0])
        head += Self.segment(0xFE, Array("\(tag)".utf8))
        let tail = Self.segment(0xDA, [1, 1, 0x00, 0, 63, 0]) + self.scan + [0xFF, 0xD9]
        return head + Self.comments(filling: sizeBytes - head.count - tail.count) + tail
    }

    /// The blocks, row by row.
    private var scan: [UInt8] {
        var bits = BitWriter()
        var last = 0
        let columns = (self.width + 7) / 8
        for row in 0..<((self.height + 7) / 8) {
            for column in 0..<columns {
                let value =
                    switch self.pattern {
                    case .white: 127
                    case .slope: 120 - 240 * column / columns
                    case .chessboard: (row + column) % 2 == 0 ? 100 : -100
                    }
                bits.add(difference: value - last)
                last = value
            }
        }
        return bits.finished
    }

    private static func word(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }

    private static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
        [0xFF, marker] + self.word(payload.count + 2) + payload
    }

    /// Comment segments of so many bytes; none if they are too few for one.
    private static func comments(filling size: Int) -> [UInt8] {
        var left = size
        var result: [UInt8] = []
        while left >= 4 {
            var part = min(left, 65_537)
            // Less than four bytes would be too few for another one.
            if (1...3).contains(left - part) { part -= 4 }
            result += self.segment(0xFE, [UInt8](repeating: 0x5A, count: part - 4))
            left -= part
        }
        return result
    }

    /// Writes codes, most significant bit first; an FF is followed by a 0.
    private struct BitWriter {
        private var bytes: [UInt8] = []
        private var waiting = 0
        private var count = 0

        /// A block that differs from the last one by so much, and is flat.
        mutating func add(difference: Int) {
            let size = Int.bitWidth - abs(difference).leadingZeroBitCount
            self.add(size, bits: 4)
            self.add(difference < 0 ? difference + (1 << size) - 1 : difference, bits: size)
            self.add(0, bits: 1)
        }

        private mutating func add(_ value: Int, bits: Int) {
            self.waiting = self.waiting << bits | value
            self.count += bits
            while self.count >= 8 {
                self.count -= 8
                let byte = UInt8(truncatingIfNeeded: self.waiting >> self.count)
                self.bytes += byte == 0xFF ? [0xFF, 0] : [byte]
                self.waiting &= (1 << self.count) - 1
            }
        }

        /// The bytes; the last one is filled with ones.
        var finished: [UInt8] {
            guard self.count > 0 else { return self.bytes }
            var copy = self
            copy.add((1 << (8 - self.count)) - 1, bits: 8 - self.count)
            return copy.bytes
        }
    }
}
