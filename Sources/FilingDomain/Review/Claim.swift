// SPDX-License-Identifier: Apache-2.0

/// A reviewer's lease on a filing.
///
/// It ends by itself: nobody has to give it back.
///
/// Source: domain.md section 9.
package struct Claim: Hashable, Sendable {
    /// Names the lease: the revision that the claim made, so a later lease never has the same.
    package let id: ClaimID
    /// The reviewer.
    package let holder: AccountID
    /// Ends then unless renewed.
    package let until: Instant

    package init(id: ClaimID, holder: AccountID, until: Instant) {
        self.id = id
        self.holder = holder
        self.until = until
    }

    /// The same lease, over: its holder learns that it was lost.
    ///
    /// Over at whatever moment it is looked at: a heartbeat that the server admitted before the lease was
    /// taken away, and that the store comes to afterwards, does not find it running.
    var ended: Claim { Claim(id: self.id, holder: self.holder, until: Instant(ms: 0)) }

    /// 15 minutes: long enough to read a case between two heartbeats lost, short enough that a
    /// reviewer who has gone home delays nobody.
    package static let lease = Span.minutes(15)
}
