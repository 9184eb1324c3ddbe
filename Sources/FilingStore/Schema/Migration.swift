// SPDX-License-Identifier: Apache-2.0

/// One step of the schema, never changed once it was released.
package struct Migration: Sendable {
    /// From 3 on without gaps: 1 and 2 are gone, with the open rows that they made.
    package let version: Int64
    /// DDL and data statements, separated by semicolons.
    package let script: StaticString

    /// Every step, oldest first.
    package static let all: [Migration] = [
        .v003, .v004, .v005, .v006, .v007, .v008, .v009, .v010, .v011, .v012, .v013, .v014,
        .v015, .v016, .v017, .v018,
    ]
}
