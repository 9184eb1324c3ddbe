// SPDX-License-Identifier: Apache-2.0

/// Finds where in the audit log a period lies, from a few of its rows.
///
/// Rows are numbered in the order in which they were written, and their times rise with them, but for a
/// clock that was set back. So the log is its own index of time, and no other has to be kept up on the
/// way of every write: some thirty rows are looked at.
package enum AuditPeriod {
    /// A server's clock is never set back by more than this: a row may be so much older than one before
    /// it, and is still found.
    package static let clockSlack = Span.day

    /// A row that is not older than a moment, while the one before it is, by halving; the number after
    /// the last if every row is older.
    ///
    /// There may be several such rows where the clock was set back; the slack covers whichever it is.
    ///
    /// - Parameters:
    ///   - rows: the numbers of the log, first to last.
    ///   - time: of a row, in milliseconds.
    static func firstRow(
        at moment: Instant, in rows: ClosedRange<Int64>, time: (Int64) throws -> Int64
    ) rethrows -> Int64 {
        var low = rows.lowerBound
        var high = rows.upperBound + 1
        while low < high {
            let middle = low + (high - low) / 2
            if try time(middle) < moment.ms { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Rows that can lie in a period, which all others cannot; empty if none can.
    ///
    /// - Parameters:
    ///   - rows: the numbers of the log, first to last.
    ///   - time: of a row, in milliseconds.
    package static func rows(
        from: Instant?, until: Instant?, in rows: ClosedRange<Int64>,
        time: (Int64) throws -> Int64
    ) rethrows -> Range<Int64> {
        let all = rows.lowerBound..<(rows.upperBound + 1)
        let first = try from.map {
            try Self.firstRow(
                at: $0 + Span(ms: -Self.clockSlack.ms), in: rows, time: time)
        }
        let end = try until.map {
            try Self.firstRow(at: $0 + Self.clockSlack, in: rows, time: time)
        }
        let low = first ?? all.lowerBound
        return low..<max(low, end ?? all.upperBound)
    }
}
