// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingStore

/// What a purge found, removed and found afterwards: its proof.
package struct PurgeReport: Hashable, Sendable {
    /// One for each class, in their order.
    package var lines: [Line] = []
    /// Scans whose file is not there: never removed, somebody has to look.
    package var missing: [UploadID] = []
    /// How many more there are than `missing` lists.
    package var missingFurther = 0
    /// Files in the vault whose name is no number: never removed.
    package var strangers = 0

    /// Missing files that are listed.
    static let missingLimit = 100

    /// Whether everything that was due is gone.
    package var isDone: Bool { self.lines.allSatisfy { $0.left == PurgeCount() } }

    /// One class.
    package struct Line: Hashable, Sendable {
        package let retained: RetentionClass
        /// How long it is kept.
        package let kept: Span
        /// What had outlived the class before.
        package var due = PurgeCount()
        /// What this purge removed.
        package var removed = PurgeCount()
        /// What had outlived the class at the same moment and is still there, counted anew.
        package var left = PurgeCount()
    }

    mutating func note(missing file: UploadID) {
        if self.missing.count < Self.missingLimit {
            self.missing.append(file)
        } else {
            self.missingFurther += 1
        }
    }
}
