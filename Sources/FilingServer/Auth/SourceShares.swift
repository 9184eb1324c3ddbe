// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// How much of something scarce each address has under way.
final class SourceShares: Sendable {
    /// By source; one without any has no entry, so that there are as many as things under way.
    private let underWay = Mutex<[SourceAddress: Int]>([:])
    private let limit: Int

    /// - Parameter limit: what one address may have at a time.
    init(limit: Int) { self.limit = limit }

    /// Takes one; false if the source has its share.
    ///
    /// Whoever got one gives it back by `leave`.
    func enter(_ source: SourceAddress) -> Bool {
        self.underWay.withLock { underWay in
            let count = underWay[source, default: 0]
            guard count < self.limit else { return false }
            underWay[source] = count + 1
            return true
        }
    }

    /// Gives one back.
    func leave(_ source: SourceAddress) {
        self.underWay.withLock { underWay in
            guard let count = underWay[source], count > 1 else {
                underWay[source] = nil
                return
            }
            underWay[source] = count - 1
        }
    }
}
