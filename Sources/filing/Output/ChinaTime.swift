// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Times as people read them: UTC+8, to the second.
enum ChinaTime {
    /// `2026-03-08 17:00:00`.
    static func text(ms: Int64) -> String { Instant(ms: ms).textInChina }
}
