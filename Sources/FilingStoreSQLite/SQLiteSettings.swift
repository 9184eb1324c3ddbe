// SPDX-License-Identifier: Apache-2.0

/// What can be chosen about a SQLite store.
package struct SQLiteSettings: Hashable, Sendable {
    /// Writes that may wait: at 10,000 a second the last of them waits less than half a second.
    package var writeQueueLimit = 4_096

    /// Writes in one commit: enough to spread the cost of a sync thin, few enough that the first
    /// of a batch is not kept waiting by the last (256 x 40 us = 10 ms).
    package var batchLimit = 256

    /// Told to a writer that finds the queue full: the time a full queue takes to drain.
    package var retryAfterMs: UInt32 = 500

    /// Time to wait for another process that writes; `filingd admin` beside a running server needs
    /// milliseconds.
    package var busyTimeoutMs = 5_000

    /// Connections for point reads: one for each thread that may ask at once.
    package var pointReaders = 4

    /// Threads for long reads; each has a connection.
    package var readThreads = 2

    /// Long reads that may wait: some seconds' worth.
    package var readQueueLimit = 256

    /// Memory for pages, KiB, of the writer.
    ///
    /// Each commit may walk the whole cache once (SQLite's balancing uses a page number beyond the
    /// end, and forgets it at commit), so more is not always faster: between 8 and 256 MiB, with
    /// 100,000 filings, the cost of a submit was least from 8 to 32.
    package var writerCacheKiB = 32_768

    /// Memory for pages, KiB, of each reader.
    package var readerCacheKiB = 16_384

    /// Pages written to the log between two checkpoints.
    ///
    /// A checkpoint copies each changed page once, however often it was changed: the longer the
    /// interval, the fewer copies, and the longer the log that a restart has to read (64 MiB).
    /// With 100,000 filings a submit cost 124 us of CPU at 16,000 and 140 at 4,000.
    package var checkpointPages = 16_000

    package init() {}
}
