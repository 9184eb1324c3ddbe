// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What reviewers ask the queue for and few filings are: second looks, and what is flagged.
    ///
    /// In the order of `filing_queue`, so that a page is one range. A filing that is neither has no
    /// entry: a submit without flags touches no page of these.
    static let v017 = Migration(
        version: 17,
        script: """
            CREATE INDEX filing_queue_looks ON filing (region, queue_ms, submitted_ms, filing_id)
                WHERE state = 2 AND look_revision IS NOT NULL;
            CREATE INDEX filing_queue_flagged ON filing (region, queue_ms, submitted_ms, filing_id)
                WHERE state = 2 AND flags <> 0;
            """)
}
