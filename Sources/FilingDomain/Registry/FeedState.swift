// SPDX-License-Identifier: Apache-2.0

/// Where a record of the feed stands.
///
/// Raw values are those of `filing.v1.FeedState`.
package enum FeedState: Int32, Sendable, CaseIterable {
    /// Without a verdict, in time.
    case waiting = 1
    /// Without a verdict after the first working day.
    case flagged = 2
    /// Without a verdict after the third working day.
    case breached = 3
    /// Without a verdict; the working days that it waits through are not published yet.
    case undated = 4
    case accepted = 5
    case rejected = 6
    case duplicate = 7

    /// What a verdict makes of a record.
    package init(_ verdict: FeedVerdict.Kind) {
        switch verdict {
        case .accepted: self = .accepted
        case .rejected: self = .rejected
        case .duplicate: self = .duplicate
        }
    }
}
