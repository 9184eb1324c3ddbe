// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// Counts CANCELs, PINGs and errors of a connection in windows of fixed length.
///
/// Two windows may touch, so a peer can spend twice the budget around their border and no more:
/// good enough to stop a flood, and 16 bytes per connection.
package struct AbuseBudget: Sendable, Equatable {
    private var windowStart = NIODeadline.uptimeNanoseconds(0)
    private var spent = 0

    /// Nothing spent yet.
    package init() {}

    /// Counts one abuse.
    ///
    /// - Returns: whether the budget still holds.
    package mutating func spend(now: NIODeadline, window: TimeAmount, allowed: Int) -> Bool {
        if self.spent == 0 || now - self.windowStart >= window {
            self.windowStart = now
            self.spent = 0
        }
        self.spent += 1
        return self.spent <= allowed
    }
}
