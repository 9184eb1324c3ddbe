// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// How many files wait for an inspection, and how long one may take.
enum InspectionLimit {
    /// Files that wait for one worker: each holds at most 2 MiB, and a usual one takes 30 ms.
    static let queue = 32
    /// Of one file, milliseconds; the largest pictures take about a third of it.
    ///
    /// Source: issue 5, "2 s".
    static let timeMs = 2_000

    /// What the one too many is told.
    static let full = Refusal(.inspectionBusy, ["retry_after_ms": .number(1_000)])
}
