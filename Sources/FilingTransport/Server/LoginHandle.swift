// SPDX-License-Identifier: Apache-2.0

/// Names a login on behalf of the dispatcher; it sticks to the connection and means nothing here.
package struct LoginHandle: Hashable, Sendable {
    /// The dispatcher's number, never 0.
    package let rawValue: UInt64

    /// The handle of a number, or nil for 0.
    package init?(rawValue: UInt64) {
        guard rawValue != 0 else { return nil }
        self.rawValue = rawValue
    }
}
