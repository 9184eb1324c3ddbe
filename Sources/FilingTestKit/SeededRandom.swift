// SPDX-License-Identifier: Apache-2.0

import FilingServer
import Synchronization

/// Chance that is the same in every run (SplitMix64).
package final class SeededRandom: RandomSource, RandomNumberGenerator {
    private let state: Mutex<UInt64>

    /// The same seed gives the same bytes.
    package init(seed: UInt64) { self.state = Mutex(seed) }

    package func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: self.next()) }
    }

    /// The next 64 bits.
    package func next() -> UInt64 {
        self.state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
