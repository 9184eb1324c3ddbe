// SPDX-License-Identifier: Apache-2.0

/// How much of a history is told.
enum HistoryLimits {
    /// The newest 200: months of daily edits, and a reply of about 20 KiB.
    static let entries = 200
}
