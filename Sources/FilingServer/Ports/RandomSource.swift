// SPDX-License-Identifier: Apache-2.0

/// Where chance comes from: the system's generator, or a seeded one in tests.
package protocol RandomSource: Sendable {
    /// `count` unpredictable bytes.
    func bytes(_ count: Int) -> [UInt8]
}

extension RandomSource {
    /// 64 unpredictable bits.
    func word() -> UInt64 { self.bytes(8).reduce(0) { $0 << 8 | UInt64($1) } }
}

/// The operating system's cryptographic generator.
package struct SystemRandomSource: RandomSource {
    package init() {}

    package func bytes(_ count: Int) -> [UInt8] {
        // Eight bytes with each call of the generator, which is a system call.
        var generator = SystemRandomNumberGenerator()
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            while written < count {
                let word = generator.next()
                for shift in stride(from: UInt64(0), to: 64, by: 8) where written < count {
                    buffer.initializeElement(
                        at: written, to: UInt8(truncatingIfNeeded: word >> shift))
                    written += 1
                }
            }
        }
    }
}
