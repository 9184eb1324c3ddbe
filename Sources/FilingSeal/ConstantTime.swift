// SPDX-License-Identifier: Apache-2.0

/// Comparison whose time tells nothing about where two secrets differ.
package enum ConstantTime {
    /// True if both have the same bytes.
    ///
    /// Only the lengths, which are public, may end it early.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for (one, other) in zip(left, right) {
            difference |= one ^ other
        }
        return difference == 0
    }
}
