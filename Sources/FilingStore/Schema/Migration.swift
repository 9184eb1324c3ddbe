// SPDX-License-Identifier: Apache-2.0

/// One step of the schema, never changed once it was released.
package struct Migration: Sendable {
    /// 1, 2, 3, ...
    ///
    /// without gaps.
    package let version: Int64
    /// DDL and data statements, separated by semicolons.
    package let script: StaticString

    /// Every step, oldest first.
    package static let all: [Migration] = [.v001]
}
